/** From a batch on the wire to durable rows: limits, checks, duplicates, one transaction. */
@NullMarked
package dev.bulwark.server.ingest;

import org.jspecify.annotations.NullMarked;
