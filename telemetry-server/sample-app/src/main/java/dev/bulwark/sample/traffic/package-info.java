/** Users who work with the platform over real HTTP, the same way for the same seed. */
@NullMarked
package dev.bulwark.sample.traffic;

import org.jspecify.annotations.NullMarked;
