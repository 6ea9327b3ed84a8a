/** What our parts cost beside their peers. */
@NullMarked
package dev.bulwark.benchmarks;

import org.jspecify.annotations.NullMarked;
