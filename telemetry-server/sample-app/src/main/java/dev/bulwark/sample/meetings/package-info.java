/** The weekly meeting: start, participants, notes, attendance, finish. */
@NullMarked
package dev.bulwark.sample.meetings;

import org.jspecify.annotations.NullMarked;
