/** What the monitored applications wrote to their logs. */
@NullMarked
package dev.bulwark.server.logs;

import org.jspecify.annotations.NullMarked;
