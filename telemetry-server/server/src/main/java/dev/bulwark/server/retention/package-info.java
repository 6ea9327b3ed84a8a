/** How long data is kept, and what is given up first when space runs out. */
@NullMarked
package dev.bulwark.server.retention;

import org.jspecify.annotations.NullMarked;
