/** The application's log records and exceptions, and what is taken out of them and of everything else that is sent. */
@NullMarked
package dev.bulwark.instrument.logs;

import org.jspecify.annotations.NullMarked;
