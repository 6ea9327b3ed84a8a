/** The platform's one seam to the instrumentation that watches it. */
@NullMarked
package dev.bulwark.sample.watch;

import org.jspecify.annotations.NullMarked;
