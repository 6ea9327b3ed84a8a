package dev.bulwark.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalSettings SMALL = new JournalSettings(65_536, 7, 1_000_000, 1 << 20, 0);

    @TempDir
    private Path directory;

    private final List<Damage> damages = new ArrayList<>();

    @Test
    void whatIsAppendedIsReadInItsOrderAcrossSegmentsAndRestarts() throws IOException {
        List<String> sent = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            try (Journal journal = open()) {
                for (int i = 0; i < 40; i++) {
                    sent.add(append(journal, start + "-" + i + "-" + "x".repeat(i * 200)));
                }
                assertThat(read(journal)).isEqualTo(sent);
            }
        }
        assertThat(segments()).hasSizeGreaterThan(3);
        assertThat(damages).isEmpty();
    }

    @Test
    void aReaderGoesOnFromAPositionAndSeesWhatIsAppendedMeanwhile() throws IOException {
        try (Journal journal = open()) {
            append(journal, "before");
            JournalPosition position = journal.end();
            append(journal, "one");

            try (JournalReader reader = journal.reader(position, damages::add)) {
                assertThat(text(reader.next())).isEqualTo("one");
                assertThat(reader.next()).isNull();
                append(journal, "two");
                assertThat(text(reader.next())).isEqualTo("two");
                assertThat(reader.position()).isEqualTo(journal.end());
            }
        }
    }

    @Test
    void manyAppendAtTheSameTimeAndEachIsThereOnceWhenItIsToldSo() throws Exception {
        int threads = 8;
        int each = 100;
        try (Journal journal = open()) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        JournalPosition end = journal.append(bytes(number + ":" + i));
                        assertThat(journal.end()).isGreaterThanOrEqualTo(end);
                    }
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            executor.shutdown();

            assertThat(read(journal))
                    .hasSize(threads * each)
                    .doesNotHaveDuplicates()
                    .containsSubsequence(
                            IntStream.range(0, each).mapToObj(i -> "3:" + i).toList());
        }
    }

    @Test
    void wherverAWriteWasTornTheRecordsBeforeItStayAndTheJournalGoesOnBehindThem() throws IOException {
        List<String> sent;
        try (Journal journal = open()) {
            sent = List.of(append(journal, "first"), append(journal, "second"), append(journal, "third"));
        }
        byte[] whole = Files.readAllBytes(segments().get(0));
        int second = 16 + 12 + 5;
        int third = second + 12 + 6;
        for (int length = 0; length < whole.length; length++) {
            Files.write(segments().get(0), Arrays.copyOf(whole, length));
            int left = length < second ? 0 : length < third ? 1 : 2;
            try (Journal journal = open()) {
                append(journal, "new");
                List<String> expected = new ArrayList<>(sent.subList(0, left));
                expected.add("new");
                assertThat(read(journal)).as("cut at %d", length).isEqualTo(expected);
            }
        }
        assertThat(damages).isEmpty();
    }

    @Test
    void zerosThatAKillLeftAtTheEndAreCutOff() throws IOException {
        try (Journal journal = open()) {
            append(journal, "kept");
        }
        byte[] whole = Files.readAllBytes(segments().get(0));
        Files.write(segments().get(0), Arrays.copyOf(whole, whole.length + 4_096));

        try (Journal journal = open()) {
            append(journal, "more");
            assertThat(read(journal)).containsExactly("kept", "more");
        }
        assertThat(damages).isEmpty();
    }

    @Test
    void aByteThatChangedIsToldAndCostsOneRecordWhereverItIs() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        try (Journal journal = open()) {
            for (int i = 0; i < 20; i++) {
                sent.add(append(journal, i + "-" + "y".repeat(random.nextInt(300))));
            }
        }
        Path file = segments().get(0);
        byte[] whole = Files.readAllBytes(file);
        int lastRecord = whole.length - 12 - sent.get(19).length();
        for (int i = 0; i < 60; i++) {
            byte[] changed = whole.clone();
            int at = 16 + random.nextInt(lastRecord - 16);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            damages.clear();
            try (Journal journal = open()) {
                List<String> read = read(journal);
                assertThat(read).as("seed %d, byte %d", seed, at).hasSize(19).isSubsetOf(sent);
                assertThat(damages).as("seed %d, byte %d", seed, at).hasSize(1);
                assertThat(damages.get(0).from().offset()).isLessThanOrEqualTo(at);
                assertThat(damages.get(0).to().offset()).isGreaterThan(at);
            }
        }
    }

    @Test
    void aRecordAtAWrongPlaceIsNoRecord() throws IOException {
        try (Journal journal = open()) {
            append(journal, "one");
            append(journal, "two");
        }
        byte[] bytes = Files.readAllBytes(segments().get(0));
        System.arraycopy(bytes, 16, bytes, 16 + 15, 15);
        Files.write(segments().get(0), bytes);

        try (Journal journal = open()) {
            assertThat(read(journal)).containsExactly("one");
        }
    }

    @Test
    void aSegmentThatIsGoneIsTold() throws IOException {
        JournalPosition begin;
        try (Journal journal = open()) {
            append(journal, "a".repeat(60_000));
            begin = new JournalPosition(1, 16);
            append(journal, "b".repeat(60_000));
            append(journal, "c".repeat(60_000));
        }
        Files.delete(segments().get(0));

        try (Journal journal = open();
                JournalReader reader = journal.reader(begin, damages::add)) {
            assertThat(text(reader.next())).startsWith("b");
            assertThat(text(reader.next())).startsWith("c");
            assertThat(damages)
                    .singleElement()
                    .extracting(Damage::reason)
                    .isEqualTo("the segments in between are gone");
        }
    }

    @Test
    void aFullDiskRefusesAndLeavesNothingHalfAndOnceThereIsSpaceItGoesOn() throws IOException {
        SmallDisk disk = new SmallDisk(100_000);
        List<String> sent = new ArrayList<>();
        try (Journal journal = Journal.open(directory, SMALL, disk)) {
            for (int i = 0; i < 4; i++) {
                sent.add(append(journal, i + "x".repeat(20_000)));
            }
            assertThatThrownBy(() -> append(journal, "y".repeat(30_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            assertThat(read(journal)).isEqualTo(sent);
            sent.add(append(journal, "small"));

            disk.grow(1_000_000);
            sent.add(append(journal, "z".repeat(30_000)));
            assertThat(read(journal)).isEqualTo(sent);
        }
        try (Journal journal = open()) {
            assertThat(read(journal)).as("after a restart").isEqualTo(sent);
        }
        assertThat(damages).isEmpty();
    }

    @Test
    void aForceThatFailsRefusesWhatWasWrittenAndARestartDoesNotBringItBack() throws IOException {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        try (Journal journal = Journal.open(directory, SMALL, disk)) {
            append(journal, "kept");
            disk.failForce(true);
            assertThatThrownBy(() -> append(journal, "refused")).isInstanceOf(IOException.class);
            disk.failForce(false);
            append(journal, "after");
        }
        try (Journal journal = open()) {
            assertThat(read(journal)).containsExactly("kept", "after");
        }
    }

    @Test
    void oneProcessAtATimeWritesIt() throws IOException {
        try (Journal journal = open()) {
            assertThatThrownBy(this::open).isInstanceOf(JournalInUseException.class);
            append(journal, "works on");
        }
        open().close();
    }

    @Test
    void itsIdStays() throws IOException {
        Journal first = open();
        first.close();

        try (Journal again = open()) {
            assertThat(again.id()).isEqualTo(first.id());
        }
    }

    @Test
    void segmentsThatAreInTheStoreGoOnceTheyAreTooOldOrTooManyAndNeverBefore() throws IOException {
        try (Journal journal = open()) {
            for (int i = 0; i < 30; i++) {
                append(journal, "s".repeat(60_000));
            }
            Instant now = Instant.now();
            List<Path> all = segments();
            assertThat(all).hasSize(30);
            Instant week = now.plus(Duration.ofDays(7)).plusSeconds(60);

            assertThat(journal.release(JournalPosition.START, week))
                    .as("nothing is stored")
                    .isZero();
            assertThat(journal.release(journal.end(), now)).as("just written").isZero();
            int tooMany = journal.release(journal.end(), now.plus(Duration.ofMinutes(3)));
            assertThat(tooMany).as("beyond 1,000,000 bytes").isEqualTo(13);
            assertThat(segments()).isEqualTo(all.subList(13, 30));
            Files.setLastModifiedTime(all.get(20), FileTime.from(now.plus(Duration.ofDays(3))));
            assertThat(journal.release(new JournalPosition(26, 16), week)).isEqualTo(11);
            assertThat(segments())
                    .isEqualTo(List.of(all.get(20), all.get(25), all.get(26), all.get(27), all.get(28), all.get(29)));
        }
    }

    private Journal open() throws IOException {
        return Journal.open(directory, SMALL, SegmentFile::onDisk);
    }

    private static String append(Journal journal, String text) throws IOException {
        journal.append(bytes(text));
        return text;
    }

    private List<String> read(Journal journal) throws IOException {
        List<String> read = new ArrayList<>();
        try (JournalReader reader = journal.reader(JournalPosition.START, damages::add)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                read.add(text(next));
            }
        }
        return read;
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".segment"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JournalRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }
}
