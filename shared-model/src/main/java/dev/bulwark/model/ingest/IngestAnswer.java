package dev.bulwark.model.ingest;

import dev.bulwark.model.isolation.IsolationPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's answer once a batch is durable.
 *
 * @param accepted events stored now
 * @param duplicates events that were stored before
 * @param policy what the application is to do about unsafe statements; null when nobody has said anything
 */
public record IngestAnswer(
        int accepted,
        int duplicates,
        List<Rejection> rejected,
        @Nullable IsolationPolicy policy) {
    public IngestAnswer {
        rejected = List.copyOf(rejected);
    }
}
