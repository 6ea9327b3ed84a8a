/** Weekly figures against their targets. */
@NullMarked
package dev.bulwark.sample.scorecard;

import org.jspecify.annotations.NullMarked;
