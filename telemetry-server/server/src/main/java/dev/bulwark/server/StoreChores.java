package dev.bulwark.server;

import dev.bulwark.server.chores.Chores;
import dev.bulwark.server.performance.RequestSummaryStore;
import dev.bulwark.server.performance.RequestTables;
import dev.bulwark.server.retention.DiskWaterline;
import dev.bulwark.server.retention.Retention;
import dev.bulwark.server.retention.RetentionSettings;
import dev.bulwark.server.rollup.Rollup;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps the store small and quick to ask. */
final class StoreChores {
    private static final Duration MERGE_EVERY = Duration.ofSeconds(30);
    private static final Duration DROP_EVERY = Duration.ofMinutes(1);

    private StoreChores() {}

    static List<Chores.Chore> of(SharedParts parts, RetentionSettings settings, DiskWaterline disk) {
        List<Rollup> rollups = Stream.of(RequestSummaryStore.SERIES, RequestTables.STATEMENTS)
                .map(series -> new Rollup(series, parts.jdbi(), parts.transactions(), parts.clock()))
                .toList();
        rollups.forEach(Rollup::open);
        Retention retention = new Retention(
                settings,
                parts.tables(),
                parts.transactions(),
                () -> rollups.stream()
                        .map(Rollup::unmergedSince)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()),
                parts.clock(),
                System::nanoTime);
        return List.of(
                new Chores.Chore("Merging summaries", MERGE_EVERY, () -> rollups.forEach(Rollup::run)),
                new Chores.Chore("Dropping what is too old", DROP_EVERY, retention),
                new Chores.Chore("Keeping the disk's reserve", DROP_EVERY, disk::keepReserve));
    }
}
