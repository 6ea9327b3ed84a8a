/** The database side: delegates around the driver's objects that have every statement judged before it runs. */
@NullMarked
package dev.bulwark.instrument.jdbc;

import org.jspecify.annotations.NullMarked;
