/** What a team wants to reach within a quarter, with milestones. */
@NullMarked
package dev.bulwark.sample.priorities;

import org.jspecify.annotations.NullMarked;
