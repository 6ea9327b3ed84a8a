/** Events that the server pushes to consoles as they happen. */
@NullMarked
package dev.bulwark.model.live;

import org.jspecify.annotations.NullMarked;
