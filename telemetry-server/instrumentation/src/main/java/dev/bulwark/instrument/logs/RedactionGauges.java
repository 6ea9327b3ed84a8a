package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.measure.GaugeSink;
import dev.bulwark.instrument.measure.GaugeSource;
import dev.bulwark.model.redaction.Redactor;
import java.util.Map;

/** How often each rule has taken something out of what was sent. */
public final class RedactionGauges implements GaugeSource {
    private static final String NAME = "bulwark.redacted";

    private final Redactor redactor;

    public RedactionGauges(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public void read(GaugeSink sink) {
        redactor.counts().forEach((rule, count) -> {
            if (count > 0) {
                sink.put(NAME, (double) count, "pieces", Map.of("rule", rule.wireName()));
            }
        });
    }
}
