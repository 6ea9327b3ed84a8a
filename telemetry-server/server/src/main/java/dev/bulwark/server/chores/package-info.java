/** What the server does by itself, time and again. */
@NullMarked
package dev.bulwark.server.chores;

import org.jspecify.annotations.NullMarked;
