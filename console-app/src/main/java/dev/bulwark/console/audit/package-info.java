/** Who changed what, in applications and at the server. */
@NullMarked
package dev.bulwark.console.audit;

import org.jspecify.annotations.NullMarked;
