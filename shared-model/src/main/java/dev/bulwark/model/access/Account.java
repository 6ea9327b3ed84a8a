package dev.bulwark.model.access;

/** A person who may sign in to the server. */
public record Account(String name, Role role) {}
