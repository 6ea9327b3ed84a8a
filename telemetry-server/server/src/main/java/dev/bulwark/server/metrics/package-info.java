/** What Prometheus may read: figures of the server itself and of the applications that it watches. */
@NullMarked
package dev.bulwark.server.metrics;

import org.jspecify.annotations.NullMarked;
