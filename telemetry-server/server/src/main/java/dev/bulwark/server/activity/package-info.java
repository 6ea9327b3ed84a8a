/** What the users of the monitored applications did. */
@NullMarked
package dev.bulwark.server.activity;

import org.jspecify.annotations.NullMarked;
