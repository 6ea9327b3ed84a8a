package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.MinuteSummary;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.store.JsonColumns;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an event fit to be stored, or says why it is not. Thread-safe. */
final class EventCheck {
    private final Map<Class<?>, EventShape> shapes;

    EventCheck(Clock clock, JsonColumns json) {
        FieldRules rules = new FieldRules(new HeaderCheck(clock), json);
        this.shapes = Arrays.stream(EventType.values())
                .map(EventType::eventClass)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> EventShape.of(type, rules)));
    }

    /** @throws UnfitEventException with the reason if the event cannot be stored */
    TelemetryEvent checked(TelemetryEvent event) {
        EventShape shape = shapes.get(event.getClass());
        if (shape == null) {
            throw new IllegalStateException(event.getClass() + " is missing in EventType");
        }
        TelemetryEvent fit = shape.fit(event);
        if (fit instanceof MinuteSummary summary) {
            requireHistogram(summary);
        }
        return fit instanceof ViolationEvent violation ? withMarksInside(violation) : fit;
    }

    private static void requireHistogram(MinuteSummary summary) {
        try {
            long held = LatencyHistogram.fromBase64(summary.histogram()).count();
            if (held != summary.count()) {
                throw new UnfitEventException(
                        "histogram holds " + held + " durations and count says " + summary.count());
            }
        } catch (IllegalArgumentException e) {
            throw new UnfitEventException("histogram is " + e.getMessage());
        }
    }

    private static ViolationEvent withMarksInside(ViolationEvent event) {
        return new ViolationEvent(
                event.header(),
                event.violationType(),
                event.severity(),
                event.method(),
                event.queryText(),
                event.queryHash(),
                event.accessedTenants(),
                event.expectedTenant(),
                event.details(),
                event.ipAddress(),
                event.userAgent(),
                event.blocked(),
                within(event.marks(), event.queryText()));
    }

    /** A mark that points outside the text would break whoever draws it. */
    private static List<Mark> within(List<Mark> marks, @Nullable String statement) {
        int length = statement == null ? 0 : statement.length();
        return marks.stream().filter(mark -> mark.end() <= length).toList();
    }
}
