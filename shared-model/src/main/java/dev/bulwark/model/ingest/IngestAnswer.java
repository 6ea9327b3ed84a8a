package dev.bulwark.model.ingest;

import java.util.List;

/**
 * The server's answer once a batch is durable.
 *
 * @param accepted events stored now
 * @param duplicates events that were stored before
 */
public record IngestAnswer(int accepted, int duplicates, List<Rejection> rejected) {
    public IngestAnswer {
        rejected = List.copyOf(rejected);
    }
}
