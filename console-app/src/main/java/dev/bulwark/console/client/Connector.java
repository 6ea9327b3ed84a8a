package dev.bulwark.console.client;

import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.access.Credentials;

/** Signs in to a server. */
@FunctionalInterface
public interface Connector {
    /** Blocks until the server answered; never on the user interface's thread. */
    Session connect(ServerAddress address, Credentials credentials) throws FailureException;
}
