/** The system at a glance: traffic lights and the figures behind them. */
@NullMarked
package dev.bulwark.model.health;

import org.jspecify.annotations.NullMarked;
