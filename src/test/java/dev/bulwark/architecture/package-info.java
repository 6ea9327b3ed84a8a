/** The arrows of the architecture and the house rules, kept by tests over the compiled modules. */
@NullMarked
package dev.bulwark.architecture;

import org.jspecify.annotations.NullMarked;
