/** The JDBC wrapper beside others. */
@NullMarked
package dev.bulwark.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
