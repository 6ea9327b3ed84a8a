/** Summaries of minutes merged into summaries of five minutes, hours and days. */
@NullMarked
package dev.bulwark.server.rollup;

import org.jspecify.annotations.NullMarked;
