/** The JDBC proxy beside P6Spy and datasource-proxy. */
@NullMarked
package dev.bulwark.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
