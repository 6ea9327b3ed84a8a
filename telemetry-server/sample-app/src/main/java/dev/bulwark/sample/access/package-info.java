/** Who may come in: sign-in, sessions and the people of an organization. */
@NullMarked
package dev.bulwark.sample.access;

import org.jspecify.annotations.NullMarked;
