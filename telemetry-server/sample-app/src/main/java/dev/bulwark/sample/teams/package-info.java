/** Teams and their members. */
@NullMarked
package dev.bulwark.sample.teams;

import org.jspecify.annotations.NullMarked;
