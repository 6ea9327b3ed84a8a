/** The judge beside a bare parse of the same statements. */
@NullMarked
package dev.bulwark.benchmarks.isolation;

import org.jspecify.annotations.NullMarked;
