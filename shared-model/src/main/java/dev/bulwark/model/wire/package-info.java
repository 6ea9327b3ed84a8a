/** What applications write and read on the wire, without a library that binds data and takes megabytes of their memory. */
@NullMarked
package dev.bulwark.model.wire;

import org.jspecify.annotations.NullMarked;
