/** What applications tried and could not do: finding it, understanding it, settling it. */
@NullMarked
package dev.bulwark.console.failures;

import org.jspecify.annotations.NullMarked;
