package dev.bulwark.model.ingest;

/**
 * An event that was not stored while the rest of its batch was.
 *
 * @param index its place in the batch, from 0
 */
public record Rejection(int index, String reason) {}
