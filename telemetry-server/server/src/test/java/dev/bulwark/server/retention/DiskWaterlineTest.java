package dev.bulwark.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.server.ingest.Worth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskWaterlineTest {
    private static final long DISK = 20_000_000;
    private static final long RESERVE = DISK / 20;

    private final AtomicReference<DiskSpace> disk = new AtomicReference<>(new DiskSpace(0, DISK));
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"79, NORMAL", "80, WARN", "86, WARN", "87, SHED", "91, SHED", "92, REFUSE", "100, REFUSE"})
    void eachWaterlineHasItsLevelWithTheMissingReserveCountedAsInUse(int percent, DiskLevel level) {
        fill(percent);

        assertThat(waterline().reading().level()).isEqualTo(level);
    }

    @Test
    void theReserveIsGivenUpOnAFullDiskAndPutBackOnceThereIsRoom() {
        Path reserve = directory.resolve("disk-reserve");
        DiskWaterline waterline = waterline();
        waterline.keepReserve();
        assertThat(reserve).hasSize(RESERVE);

        fill(97);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.REFUSE);
        assertThat(reserve).doesNotExist();

        fill(92); // what the reserve gave
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.REFUSE);
        fill(85);
        waterline.keepReserve();
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.WARN);
        assertThat(reserve).doesNotExist();

        fill(50);
        waterline.keepReserve();
        assertThat(reserve).hasSize(RESERVE);
    }

    @ParameterizedTest
    @CsvSource({"86, DETAIL", "87, ORDINARY", "88, ORDINARY", "89, SINGLE", "90, SINGLE", "91, LASTING", "92, "})
    void theFullerTheDiskTheMoreIsAnEventWorthForWhichThereIsRoom(int percent, Worth least) {
        fill(percent);

        assertThat(waterline().reading().least()).isEqualTo(Optional.ofNullable(least));
    }

    @Test
    void aLevelIsLeftOnlyALittleBelowWhereItBegan() {
        DiskWaterline waterline = waterline();
        fill(92);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.REFUSE);
        fill(91);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.REFUSE);
        fill(90);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.SHED);
        fill(86);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.SHED);
        assertThat(waterline.reading().least()).contains(Worth.ORDINARY);
        fill(50);
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.NORMAL);
    }

    @Test
    void theDiskIsAskedOnceASecond() {
        DiskWaterline waterline = waterline();
        waterline.reading();
        disk.set(new DiskSpace(DISK, 0));

        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.NORMAL);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(waterline.reading().level()).isEqualTo(DiskLevel.REFUSE);
    }

    private DiskWaterline waterline() {
        return new DiskWaterline(directory, DiskSettings.defaults(), disk::get, nanos::get);
    }

    private void fill(int percent) {
        long used = DISK * percent / 100;
        disk.set(new DiskSpace(used, DISK - used));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
}
