/** How fast endpoints and statements are, and what would help. */
@NullMarked
package dev.bulwark.console.performance;

import org.jspecify.annotations.NullMarked;
