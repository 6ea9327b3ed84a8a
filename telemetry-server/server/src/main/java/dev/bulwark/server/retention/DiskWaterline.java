package dev.bulwark.server.retention;

import dev.bulwark.server.ingest.Worth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How full the disk of the data directory is, and what follows from that. The reserve counts as in use even while it is
 * given up, so that giving it up does not look like room. A level is left only a little below where it began. Thread-safe, and
 * quick to ask.
 */
public final class DiskWaterline {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWaterline.class);
    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_OF_DISK = 20;

    /** So much below where a level began it ends, in per cent of the disk. */
    private static final double HYSTERESIS = 1;

    private final DiskSettings settings;
    private final DiskReserve reserve;
    private final DiskSpace.Source disk;
    private final LongSupplier nanoTime;
    private long askedAt;
    private Reading reading = new Reading(DiskLevel.NORMAL, Optional.of(Worth.DETAIL), new DiskSpace(0, 0));

    /**
     * @param directory where the reserve is kept
     * @param nanoTime a monotonic clock
     */
    public DiskWaterline(Path directory, DiskSettings settings, DiskSpace.Source disk, LongSupplier nanoTime) {
        this.settings = settings;
        this.reserve = new DiskReserve(directory);
        this.disk = disk;
        this.nanoTime = nanoTime;
        this.askedAt = nanoTime.getAsLong() - ASK_EVERY_NANOS;
    }

    /**
     * What the disk last said, with the reserve counted as in use.
     *
     * @param least the least worth of events for which there is room; empty when there is none for any
     */
    public record Reading(DiskLevel level, Optional<Worth> least, DiskSpace space) {
        public double usedPercent() {
            return 100 * space.usedShare();
        }
    }

    /** How it is now, or was less than a second ago. */
    public synchronized Reading reading() {
        long now = nanoTime.getAsLong();
        if (now - askedAt >= ASK_EVERY_NANOS) {
            askedAt = now;
            try {
                ask();
            } catch (IOException e) {
                LOG.warn("The disk does not say how full it is, or the reserve cannot be changed", e);
            }
        }
        return reading;
    }

    /** Puts the reserve back once there is room for it. A moment's work, so not for whoever takes events in. */
    public void keepReserve() {
        Reading now = reading();
        try {
            long wanted = reserveOf(now.space());
            if (now.level() == DiskLevel.NORMAL && reserve.size() < wanted) {
                reserve.fill(wanted);
            }
        } catch (IOException e) {
            LOG.warn("The disk's reserve cannot be written", e);
        }
    }

    private long reserveOf(DiskSpace space) {
        return Math.min(settings.reserveBytes(), (space.used() + space.usable()) / MOST_OF_DISK);
    }

    private void ask() throws IOException {
        DiskSpace space = disk.ask();
        long held = reserve.size();
        DiskSpace counted = space.with(Math.max(0, reserveOf(space) - held));
        double percent = 100 * counted.usedShare();
        DiskLevel level = levelOf(percent);
        take(new Reading(level, leastAt(level, percent), counted));
        if (reading.level() == DiskLevel.REFUSE && held > 0) {
            reserve.giveUp();
        }
    }

    private void take(Reading fresh) {
        if (fresh.level() != reading.level()) {
            LOG.warn(
                    "The disk of the data directory is {} % full: {}",
                    String.format(Locale.ROOT, "%.1f", fresh.usedPercent()), fresh.level());
        }
        reading = fresh;
    }

    private DiskLevel levelOf(double percent) {
        DiskLevel now = risenTo(percent);
        DiskLevel left = risenTo(percent + HYSTERESIS);
        DiskLevel before = reading.level();
        if (before.compareTo(now) <= 0) {
            return now;
        }
        return before.compareTo(left) < 0 ? before : left;
    }

    /** From one waterline to the next, more is left out in each third. */
    private Optional<Worth> leastAt(DiskLevel level, double percent) {
        if (level != DiskLevel.SHED) {
            return level == DiskLevel.REFUSE ? Optional.empty() : Optional.of(Worth.DETAIL);
        }
        double way = (percent - settings.shedPercent()) / (settings.refusePercent() - settings.shedPercent());
        if (way >= 2.0 / 3) {
            return Optional.of(Worth.LASTING);
        }
        return Optional.of(way >= 1.0 / 3 ? Worth.SINGLE : Worth.ORDINARY);
    }

    private DiskLevel risenTo(double percent) {
        if (percent >= settings.refusePercent()) {
            return DiskLevel.REFUSE;
        }
        if (percent >= settings.shedPercent()) {
            return DiskLevel.SHED;
        }
        return percent >= settings.warnPercent() ? DiskLevel.WARN : DiskLevel.NORMAL;
    }
}
