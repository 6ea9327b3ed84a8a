package dev.bulwark.server.health;

import dev.bulwark.server.ingest.Worth;
import dev.bulwark.server.retention.DiskWaterline;
import dev.bulwark.server.retention.RetentionSettings;
import dev.bulwark.server.store.TimedTables;
import dev.bulwark.server.store.WireName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks whether there is room for what comes. Thread-safe. */
public final class StorageCheck {
    private final DiskWaterline disk;
    private final TimedTables tables;
    private final RetentionSettings settings;

    public StorageCheck(DiskWaterline disk, TimedTables tables, RetentionSettings settings) {
        this.disk = disk;
        this.tables = tables;
        this.settings = settings;
    }

    ServerHealth.Check now() {
        DiskWaterline.Reading reading = disk.reading();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("level", WireName.of(reading.level()));
        figures.put("shedding", shed(reading));
        figures.put("diskUsedPercent", reading.usedPercent());
        figures.put("diskFreeBytes", reading.space().usable());
        figures.put("storeBytes", tables.liveBytes());
        figures.put("storeMaxBytes", settings.maxBytes());
        String used = String.format(Locale.ROOT, "The disk is %.0f %% full", reading.usedPercent());
        return switch (reading.level()) {
            case NORMAL -> new ServerHealth.Check(CheckStatus.HEALTHY, used, figures);
            case WARN -> new ServerHealth.Check(CheckStatus.DEGRADED, used + "; make room soon", figures);
            case SHED ->
                new ServerHealth.Check(
                        CheckStatus.DEGRADED, used + "; the least worth is shed; make room now", figures);
            case REFUSE ->
                new ServerHealth.Check(CheckStatus.UNHEALTHY, used + "; nothing is taken in; make room", figures);
        };
    }

    private static List<String> shed(DiskWaterline.Reading reading) {
        return Arrays.stream(Worth.values())
                .filter(worth -> reading.least().map(worth::compareTo).orElse(-1) < 0)
                .map(WireName::of)
                .toList();
    }
}
