/** What an application sends: batches of telemetry events, and what the server answers. */
@NullMarked
package dev.bulwark.model.ingest;

import org.jspecify.annotations.NullMarked;
