/** Small promises that are due within a week. */
@NullMarked
package dev.bulwark.sample.todos;

import org.jspecify.annotations.NullMarked;
