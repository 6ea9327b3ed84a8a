/** How the libraries are set up that Bulwark is compared with. */
@NullMarked
package dev.bulwark.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
