/** Access that does not fit what a user or a tenant did before: learnt from what is reported, told as violations. */
@NullMarked
package dev.bulwark.server.anomalies;

import org.jspecify.annotations.NullMarked;
