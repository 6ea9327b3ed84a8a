/** HTTP in and out: the listener, problem documents, parameters, bodies and headers. */
@NullMarked
package dev.bulwark.server.http;

import org.jspecify.annotations.NullMarked;
