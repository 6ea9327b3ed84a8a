/** What part of the world the whole console looks at: one tenant or all of them, and which time. */
@NullMarked
package dev.bulwark.console.scope;

import org.jspecify.annotations.NullMarked;
