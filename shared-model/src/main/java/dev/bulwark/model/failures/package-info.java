/** Operations of applications that failed. */
@NullMarked
package dev.bulwark.model.failures;

import org.jspecify.annotations.NullMarked;
