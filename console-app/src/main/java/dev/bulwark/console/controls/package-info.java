/** What several screens show in the same way: states, ages, shapes. */
@NullMarked
package dev.bulwark.console.controls;

import org.jspecify.annotations.NullMarked;
