package dev.bulwark.console.records;

import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.SeverityCell;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * The columns that lists share.
 *
 * @param now the server's present, to tell today from earlier days
 */
public record RecordColumns<T>(Times times, Supplier<Instant> now) {

    public TableColumn<Row<T>, T> time(Function<T, Instant> at) {
        return Columns.of(
                "Time (" + times.zoneName() + ")",
                104,
                Row::valueProperty,
                record -> times.compact(at.apply(record), now.get()),
                Comparator.comparing(at));
    }

    public TableColumn<Row<T>, T> severity(Function<T, Severity> severity) {
        TableColumn<Row<T>, T> column =
                Columns.of("Severity", 96, Row::valueProperty, record -> "", Comparator.comparing(severity));
        column.setCellFactory(owner -> new SeverityCell<>(severity));
        return column;
    }

    /** Words, sorted by themselves; a dash where there are none. */
    public TableColumn<Row<T>, T> words(String title, double width, Function<T, @Nullable String> words) {
        Function<T, String> shown = record -> ViolationWords.orDash(words.apply(record));
        return Columns.of(title, width, Row::valueProperty, shown, Comparator.comparing(shown));
    }
}
