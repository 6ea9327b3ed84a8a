package dev.bulwark.server.ingest;

import java.time.Instant;

/**
 * Where and when events came in.
 *
 * @param receivedAt by the server's clock
 */
public record Source(String app, String instance, String version, Instant receivedAt) {}
