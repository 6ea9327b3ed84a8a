/** What the store holds, to be taken away as rows. */
@NullMarked
package dev.bulwark.server.export;

import org.jspecify.annotations.NullMarked;
