/** What the console remembers from one start to the next. */
@NullMarked
package dev.bulwark.console.settings;

import org.jspecify.annotations.NullMarked;
