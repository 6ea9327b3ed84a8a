/** Server-sent events with resume: the outbox, its dispatcher and the subscribers. */
@NullMarked
package dev.bulwark.server.live;

import org.jspecify.annotations.NullMarked;
