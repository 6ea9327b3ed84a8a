package dev.bulwark.instrument.shipping;

/** In whose name batches are sent. */
public record Sender(String app, String instance, String version) {}
