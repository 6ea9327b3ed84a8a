package dev.bulwark.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a journal's segments. Thread-safe. */
final class SegmentDirectory {
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.segment");

    private final Path directory;

    SegmentDirectory(Path directory) {
        this.directory = directory;
    }

    Path file(long segment) {
        return directory.resolve(String.format(Locale.ROOT, "%012d.segment", segment));
    }

    /** The numbers of the segments that are there. */
    NavigableSet<Long> segments() throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>();
        if (!Files.isDirectory(directory)) {
            return numbers;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Long.parseLong(name.group(1)));
                }
            }
        }
        return numbers;
    }

    /** Returns once the names of new files survive a loss of power, where the system knows such a thing. */
    void force() {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows does not open directories, and writes names down by itself
        }
    }
}
