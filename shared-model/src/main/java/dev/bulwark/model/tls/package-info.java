/** Recognising a server by its certificate. */
@NullMarked
package dev.bulwark.model.tls;

import org.jspecify.annotations.NullMarked;
