package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.store.JsonColumns;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event fit to be stored, or says why it is not. Text is cleaned, and cut where it is only read by people; names
 * that tell one thing from another are never cut. Thread-safe.
 */
final class EventCheck {
    static final int MAX_STATEMENT = 64 * 1024;
    private static final int MAX_STACK = 32 * 1024;
    private static final int MAX_MESSAGE = 8_000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_NAME = 200;
    private static final int MAX_AGENT = 1_000;
    private static final int MAX_SHORT = 100;
    private static final int MAX_OBJECT = 64 * 1024;
    private static final int MAX_LABELS = 2_000;
    private static final int MAX_LIST = 200;

    private final HeaderCheck headers;
    private final JsonColumns json;

    EventCheck(Clock clock, JsonColumns json) {
        this.headers = new HeaderCheck(clock);
        this.json = json;
    }

    /** @throws UnfitEventException with the reason if the event cannot be stored */
    TelemetryEvent checked(TelemetryEvent event) {
        if (event instanceof ViolationEvent violation) {
            return violation(violation);
        }
        if (event instanceof RequestSummaryEvent summary) {
            return summary(summary);
        }
        if (event instanceof GaugeEvent gauge) {
            return gauge(gauge);
        }
        if (event instanceof SlowQueryEvent query) {
            return slowQuery(query);
        }
        return event instanceof FailedOperationEvent failure ? failure(failure) : activity((ActivityEvent) event);
    }

    private ViolationEvent violation(ViolationEvent event) {
        String statement = Text.cut(event.queryText(), MAX_STATEMENT);
        return new ViolationEvent(
                headers.checked(event.header()),
                event.violationType(),
                event.severity(),
                Text.cut(event.method(), 32),
                statement,
                Text.cut(event.queryHash(), MAX_SHORT),
                Text.cleanAll(firstOf(event.accessedTenants()), MAX_NAME),
                HeaderCheck.name("expectedTenant", event.expectedTenant()),
                object("details", event.details()),
                Text.cut(event.ipAddress(), MAX_SHORT),
                Text.cut(event.userAgent(), MAX_AGENT),
                event.blocked(),
                marksWithin(event.marks(), statement));
    }

    /** A mark that points outside the text would break whoever draws it. */
    private static List<Mark> marksWithin(List<Mark> marks, @Nullable String statement) {
        int length = statement == null ? 0 : statement.length();
        return firstOf(marks).stream().filter(mark -> mark.end() <= length).toList();
    }

    private FailedOperationEvent failure(FailedOperationEvent event) {
        return new FailedOperationEvent(
                headers.checked(event.header()),
                required(HeaderCheck.name("operationType", event.operationType())),
                required(Text.cut(event.operationName(), MAX_TITLE)),
                Text.cut(event.errorMessage(), MAX_MESSAGE),
                Text.cut(event.errorStack(), MAX_STACK),
                object("context", event.context()),
                event.severity());
    }

    private ActivityEvent activity(ActivityEvent event) {
        return new ActivityEvent(
                headers.checked(event.header()),
                required(HeaderCheck.name("activityType", event.activityType())),
                required(Text.cut(event.activityName(), MAX_TITLE)),
                HeaderCheck.name("entityType", event.entityType()),
                HeaderCheck.name("entityId", event.entityId()),
                object("metadata", event.metadata()),
                Text.cut(event.ipAddress(), MAX_SHORT),
                Text.cut(event.userAgent(), MAX_AGENT));
    }

    private RequestSummaryEvent summary(RequestSummaryEvent event) {
        return new RequestSummaryEvent(
                headers.checked(event.header()),
                headers.time("minute", event.minute()).truncatedTo(ChronoUnit.MINUTES),
                event.count(),
                event.errors(),
                histogram(event));
    }

    private static String histogram(RequestSummaryEvent event) {
        try {
            LatencyHistogram histogram = LatencyHistogram.fromBase64(event.histogram());
            if (histogram.count() != event.count()) {
                throw new UnfitEventException(
                        "histogram holds " + histogram.count() + " requests and count says " + event.count());
            }
            return histogram.toBase64();
        } catch (IllegalArgumentException e) {
            throw new UnfitEventException("histogram is " + e.getMessage());
        }
    }

    private SlowQueryEvent slowQuery(SlowQueryEvent event) {
        return new SlowQueryEvent(
                headers.checked(event.header()),
                required(Text.cut(event.queryText(), MAX_STATEMENT)),
                required(Text.cut(event.queryHash(), MAX_SHORT)),
                event.durationMicros(),
                Text.cleanAll(firstOf(event.parameters()), MAX_TITLE),
                Text.cut(event.stackTrace(), MAX_STACK),
                event.rows());
    }

    private GaugeEvent gauge(GaugeEvent event) {
        Map<String, String> labels = new TreeMap<>();
        Text.cleanObject(event.labels()).forEach((name, value) -> labels.put(name, String.valueOf(value)));
        requireSize("labels", labels, MAX_LABELS);
        return new GaugeEvent(
                headers.checked(event.header()),
                required(HeaderCheck.name("name", event.name())),
                event.value(),
                Text.cut(event.unit(), 50),
                labels);
    }

    private Map<String, Object> object(String field, Map<String, Object> object) {
        Map<String, Object> clean = Text.cleanObject(object);
        requireSize(field, clean, MAX_OBJECT);
        return clean;
    }

    private void requireSize(String field, Map<String, ?> object, int max) {
        if (json.write(object).length() > max) {
            throw new UnfitEventException(field + " is larger than " + max + " characters");
        }
    }

    private static <T> List<T> firstOf(List<T> list) {
        return list.size() <= MAX_LIST ? list : list.subList(0, MAX_LIST);
    }

    private static String required(@Nullable String text) {
        return Objects.requireNonNull(text);
    }
}
