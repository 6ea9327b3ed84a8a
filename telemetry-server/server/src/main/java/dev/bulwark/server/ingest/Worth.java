package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.TelemetryEvent;

/** What an event is worth while room is short, from the least to the most. */
public enum Worth {
    /** Log records below {@code info}. */
    DETAIL,
    /** Log records of {@code info}, and single requests and calls that went as they should. */
    ORDINARY,
    /** All other log records, single requests and calls, repeated statements and measured levels. */
    SINGLE,
    /** Everything else: what nothing makes up for. */
    LASTING;

    static Worth of(TelemetryEvent event) {
        if (event instanceof LogEvent log) {
            return ofLog(log.level());
        }
        if (event instanceof RequestEvent request) {
            return request.reason() == RequestReason.SAMPLED ? ORDINARY : SINGLE;
        }
        if (event instanceof ExternalCallEvent call) {
            return call.success() ? ORDINARY : SINGLE;
        }
        return event instanceof RepeatedStatementEvent || event instanceof GaugeEvent ? SINGLE : LASTING;
    }

    private static Worth ofLog(LogLevel level) {
        if (level.compareTo(LogLevel.INFO) < 0) {
            return DETAIL;
        }
        return level == LogLevel.INFO ? ORDINARY : SINGLE;
    }
}
