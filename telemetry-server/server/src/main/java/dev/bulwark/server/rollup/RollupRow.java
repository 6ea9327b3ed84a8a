package dev.bulwark.server.rollup;

import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * A summary of any series. Its histogram is decoded only when there is something to merge into it.
 *
 * @param histogram as it is stored
 */
record RollupRow(List<String> keys, List<Long> sums, List<@Nullable String> texts, String histogram) {
    static RollupRow of(Series series, ResultSet rs) throws SQLException {
        Row row = new Row(rs);
        List<String> keys = new ArrayList<>();
        for (String key : series.keys()) {
            keys.add(row.text(key));
        }
        List<Long> sums = new ArrayList<>();
        for (String sum : series.sums()) {
            sums.add(row.number(sum));
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (String text : series.texts()) {
            texts.add(row.optionalText(text));
        }
        return new RollupRow(keys, sums, texts, row.text("histogram"));
    }

    /** Rows of one key as one. */
    static RollupRow merged(List<RollupRow> rows) {
        RollupRow merged = rows.get(0);
        if (rows.size() == 1) {
            return merged;
        }
        LatencyHistogram histogram = new LatencyHistogram();
        rows.forEach(row -> histogram.merge(LatencyHistogram.fromBase64(row.histogram)));
        for (RollupRow row : rows.subList(1, rows.size())) {
            merged = merged.plus(row);
        }
        return new RollupRow(merged.keys, merged.sums, merged.texts, histogram.toBase64());
    }

    private RollupRow plus(RollupRow other) {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            added.add(sums.get(i) + other.sums.get(i));
        }
        List<@Nullable String> known = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            known.add(text == null ? other.texts.get(i) : text);
        }
        return new RollupRow(keys, added, known, histogram);
    }

    void addTo(PreparedBatch batch, Series series, Instant start) {
        batch.bind("started_at", start).bind("histogram", histogram);
        for (int i = 0; i < keys.size(); i++) {
            batch.bind(series.keys().get(i), keys.get(i));
        }
        for (int i = 0; i < sums.size(); i++) {
            batch.bind(series.sums().get(i), sums.get(i));
        }
        for (int i = 0; i < texts.size(); i++) {
            batch.bind(series.texts().get(i), texts.get(i));
        }
        batch.add();
    }
}
