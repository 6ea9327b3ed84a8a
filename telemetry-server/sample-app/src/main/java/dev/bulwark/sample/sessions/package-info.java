/** Who is signed in. */
@NullMarked
package dev.bulwark.sample.sessions;

import org.jspecify.annotations.NullMarked;
