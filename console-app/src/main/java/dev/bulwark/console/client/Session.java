package dev.bulwark.console.client;

import dev.bulwark.model.access.Account;

/** One person signed in to one server. */
public record Session(ServerAddress address, Account account, TelemetryApi api, LiveStream stream) {}
