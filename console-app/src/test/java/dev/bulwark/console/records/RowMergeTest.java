package dev.bulwark.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.isolation.ViolationList;
import dev.bulwark.model.isolation.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowMergeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RowMerge<Violation> merge = new RowMerge<>(ViolationList.KIND);

    private static Violation violation(int number) {
        return SampleViolations.numbered(number, NOON.plusSeconds(number));
    }

    private static List<Violation> page(int newest, int oldest) {
        return IntStream.iterate(newest, number -> number >= oldest, number -> number - 1)
                .mapToObj(RowMergeTest::violation)
                .toList();
    }

    private static ObservableList<Row<Violation>> rows(List<Violation> violations) {
        ObservableList<Row<Violation>> rows = FXCollections.observableArrayList();
        violations.forEach(violation -> rows.add(new Row<>(violation)));
        return rows;
    }

    @Test
    void newRowsComeInAsOneInsertionAndTheOthersStayTheSameObjects() {
        ObservableList<Row<Violation>> rows = rows(page(50, 1));
        List<Row<Violation>> before = List.copyOf(rows);
        List<String> changes = new ArrayList<>();
        rows.addListener((ListChangeListener<Row<Violation>>) change -> {
            while (change.next()) {
                changes.add("+" + change.getAddedSize() + " -" + change.getRemovedSize());
            }
        });

        RowMerge.apply(rows, merge.refreshed(rows, page(53, 4), false, null).rows());

        assertThat(changes).containsExactly("+3 -0");
        assertThat(rows.subList(3, 53)).isEqualTo(before);
    }

    @Test
    void whatFollowsThePageIsKeptAndWhatIsMissingInItGoes() {
        ObservableList<Row<Violation>> rows = rows(page(10, 1));
        List<Violation> newer = new ArrayList<>(page(10, 5));
        newer.remove(2);

        RowMerge.Target<Violation> target = merge.refreshed(rows, newer, false, null);
        RowMerge.apply(rows, target.rows());

        assertThat(target.keepsTail()).isTrue();
        assertThat(rows.stream().map(Row::value)).isEqualTo(without(page(10, 1), violation(8)));
    }

    private static List<Violation> without(List<Violation> list, Violation gone) {
        return list.stream().filter(violation -> !violation.equals(gone)).toList();
    }

    @Test
    void theStickyRowStaysWhereItsTimePutsIt() {
        ObservableList<Row<Violation>> rows = rows(page(10, 1));
        Row<Violation> sticky = rows.get(3);

        RowMerge.apply(
                rows,
                merge.refreshed(rows, without(page(10, 1), sticky.value()), false, sticky)
                        .rows());

        assertThat(rows.get(3)).isSameAs(sticky);
        assertThat(rows).hasSize(10);
    }

    @Test
    void anyListBecomesAnyOther() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Row<Violation>> pool = new ArrayList<>(rows(page(12, 1)));
            ObservableList<Row<Violation>> rows = FXCollections.observableArrayList(some(pool, random));
            List<Row<Violation>> wanted = some(pool, random);

            RowMerge.apply(rows, wanted);

            assertThat(rows).as("seed %d, round %d", seed, round).isEqualTo(wanted);
        }
    }

    private static List<Row<Violation>> some(List<Row<Violation>> pool, Random random) {
        List<Row<Violation>> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, random.nextInt(pool.size() + 1)));
    }
}
