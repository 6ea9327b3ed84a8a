package dev.bulwark.isolation.query;

/** The rows that a change within WITH gives out by RETURNING. */
public record Returned(int id, Action action, Outputs outputs) implements Listing {}
