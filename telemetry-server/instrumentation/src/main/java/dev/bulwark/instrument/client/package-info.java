/** What an application tells of itself: failed operations, calls to other services, activity, audit, jobs, connections and figures. */
@NullMarked
package dev.bulwark.instrument.client;

import org.jspecify.annotations.NullMarked;
