/** What is known of the work that a thread does: its request, its caller, and whether it may cross tenants. */
@NullMarked
package dev.bulwark.instrument.context;

import org.jspecify.annotations.NullMarked;
