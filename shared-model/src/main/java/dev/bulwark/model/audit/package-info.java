/** Who did what to which entity, in applications and to the server. */
@NullMarked
package dev.bulwark.model.audit;

import org.jspecify.annotations.NullMarked;
