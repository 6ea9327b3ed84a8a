/** An append-only log of byte records on disk: what is appended is forced before it is confirmed, and read again in order. */
@NullMarked
package dev.bulwark.server.journal;

import org.jspecify.annotations.NullMarked;
