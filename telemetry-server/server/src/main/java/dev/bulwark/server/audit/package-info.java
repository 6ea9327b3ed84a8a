/** The record of what people did to the server. */
@NullMarked
package dev.bulwark.server.audit;

import org.jspecify.annotations.NullMarked;
