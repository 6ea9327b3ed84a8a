package dev.bulwark.server.notify;

import java.util.UUID;

/**
 * A mail as it goes out.
 *
 * @param id the same at every attempt, so that one that arrives twice can be recognised
 * @param subject one line
 * @param body plain text
 */
record Mail(UUID id, String subject, String body) {}
