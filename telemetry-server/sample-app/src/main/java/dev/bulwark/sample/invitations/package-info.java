/** Inviting a colleague by mail. */
@NullMarked
package dev.bulwark.sample.invitations;

import org.jspecify.annotations.NullMarked;
