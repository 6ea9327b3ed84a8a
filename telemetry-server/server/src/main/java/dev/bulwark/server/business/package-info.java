/** What the monitored applications count and time of their own business. */
@NullMarked
package dev.bulwark.server.business;

import org.jspecify.annotations.NullMarked;
