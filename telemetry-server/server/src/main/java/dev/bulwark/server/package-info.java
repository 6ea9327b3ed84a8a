/** The headless telemetry server: composition root, route table and main class. */
@NullMarked
package dev.bulwark.server;

import org.jspecify.annotations.NullMarked;
