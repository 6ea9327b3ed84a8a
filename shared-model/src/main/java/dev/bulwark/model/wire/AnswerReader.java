package dev.bulwark.model.wire;

import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a telemetry server answers to a batch. Fields that are not known are passed over. Thread-safe. */
public final class AnswerReader {
    /**
     * The answer that a text in UTF-8 holds.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalArgumentException if it is not what our server answers
     */
    public IngestAnswer read(byte[] text) throws IOException {
        Fields answer = Fields.of(JsonReading.read(text));
        List<Rejection> rejected = new ArrayList<>();
        for (Object each : answer.list("rejected")) {
            Fields rejection = Fields.of(each);
            rejected.add(new Rejection(Math.toIntExact(rejection.number("index")), rejection.text("reason")));
        }
        return new IngestAnswer(
                Math.toIntExact(answer.number("accepted")),
                Math.toIntExact(answer.number("duplicates")),
                rejected,
                answer.has("policy") ? PolicyText.policy(answer.object("policy")) : null);
    }
}
