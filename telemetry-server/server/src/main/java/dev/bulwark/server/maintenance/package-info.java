/** What is done to the data while no server runs on it: check, back up, restore, rebuild. */
@NullMarked
package dev.bulwark.server.maintenance;

import org.jspecify.annotations.NullMarked;
