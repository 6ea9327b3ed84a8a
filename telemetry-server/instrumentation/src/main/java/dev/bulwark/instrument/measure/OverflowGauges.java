package dev.bulwark.instrument.measure;

import dev.bulwark.model.ingest.Gauges;
import java.util.Map;

/** How much is counted under {@value SeriesTable#OTHER} for want of room. */
public final class OverflowGauges implements GaugeSource {
    private static final String TABLE = "table";

    private final RequestCounts requests;
    private final StatementCounts statements;

    public OverflowGauges(RequestCounts requests, StatementCounts statements) {
        this.requests = requests;
        this.statements = statements;
    }

    @Override
    public void read(GaugeSink sink) {
        put(sink, "requests", requests.overflowed());
        put(sink, "statements", statements.overflowed());
    }

    private static void put(GaugeSink sink, String table, long series) {
        sink.put(Gauges.BULWARK_OVERFLOWED, (double) series, "series", Map.of(TABLE, table));
    }
}
