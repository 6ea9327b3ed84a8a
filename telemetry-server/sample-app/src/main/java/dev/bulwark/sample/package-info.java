/** A multi-tenant platform for running a company's meetings: its program, its wiring and its settings. */
@NullMarked
package dev.bulwark.sample;

import org.jspecify.annotations.NullMarked;
