/** The server under its own judge: what it reads for somebody who may see some tenants only is held to them. */
@NullMarked
package dev.bulwark.server.selfwatch;

import org.jspecify.annotations.NullMarked;
