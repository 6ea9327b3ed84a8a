/** The platform's database: schema, pool and plain SQL. */
@NullMarked
package dev.bulwark.sample.database;

import org.jspecify.annotations.NullMarked;
