/** Who may do what: roles, users, sign-in. */
@NullMarked
package dev.bulwark.model.access;

import org.jspecify.annotations.NullMarked;
