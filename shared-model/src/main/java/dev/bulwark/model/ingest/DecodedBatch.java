package dev.bulwark.model.ingest;

import java.util.List;

/**
 * A batch as read from the wire.
 *
 * @param batch with the events that were understood
 * @param rejected the others, by their place on the wire
 */
public record DecodedBatch(Batch batch, List<Rejection> rejected) {
    public DecodedBatch {
        rejected = List.copyOf(rejected);
    }
}
