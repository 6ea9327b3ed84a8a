/** Who may do what: users, sessions, ingest tokens and the guard in front of every route. */
@NullMarked
package dev.bulwark.server.access;

import org.jspecify.annotations.NullMarked;
