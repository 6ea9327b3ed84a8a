package dev.bulwark.instrument.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Bulwark says of itself while this is open. Thread-safe. */
public final class SaidWords extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.bulwark.instrument");

    public SaidWords() {
        logger.addHandler(this);
    }

    /** The levels of what was said with these words in it, in order. */
    public List<Level> about(String words) {
        return records.stream()
                .filter(record -> record.getMessage().contains(words))
                .map(LogRecord::getLevel)
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
