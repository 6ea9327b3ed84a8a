/** Mail to people: at once when something critical happens, and once a day about what failed. */
@NullMarked
package dev.bulwark.server.notify;

import org.jspecify.annotations.NullMarked;
