/** Background jobs, signs of life and deployments of the monitored applications. */
@NullMarked
package dev.bulwark.server.infrastructure;

import org.jspecify.annotations.NullMarked;
