/** What is usual for endpoints and statements, learnt hour by hour, and since when one does worse. */
@NullMarked
package dev.bulwark.server.baselines;

import org.jspecify.annotations.NullMarked;
