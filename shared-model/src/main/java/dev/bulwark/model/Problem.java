package dev.bulwark.model;

import org.jspecify.annotations.Nullable;

/**
 * An error as the API tells it, after RFC 9457 ({@code application/problem+json}).
 *
 * @param type URI reference that names the kind of problem, for programs
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what happened this time, for a person
 * @param field the input at fault, such as {@code events[3].severity}; null when no single one is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {}
