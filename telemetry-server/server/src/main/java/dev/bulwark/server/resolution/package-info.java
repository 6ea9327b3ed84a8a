/** Settling what is open: one at a time or many, audited and pushed. */
@NullMarked
package dev.bulwark.server.resolution;

import org.jspecify.annotations.NullMarked;
