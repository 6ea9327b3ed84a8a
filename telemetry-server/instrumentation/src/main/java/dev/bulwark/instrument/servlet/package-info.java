/** The servlet side: a filter that opens a context for every request, measures it and checks its answer. */
@NullMarked
package dev.bulwark.instrument.servlet;

import org.jspecify.annotations.NullMarked;
