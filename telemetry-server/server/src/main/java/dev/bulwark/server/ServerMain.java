package dev.bulwark.server;

import dev.bulwark.server.cli.ServerCli;

/** Where the program starts. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) {
        System.exit(ServerCli.run(arguments));
    }
}
