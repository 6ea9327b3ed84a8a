package dev.bulwark.sample.http;

/** Answers the calls of one route: with a {@link Reply}, or with a value that becomes JSON with status 200. */
@FunctionalInterface
public interface Handler {
    Object handle(Call call);
}
