package dev.bulwark.instrument.failure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes wrong inside the instrumentation, and has it said once for each place. Nothing is logged on the thread
 * that notes it, which may be one of the application's and in the middle of logging itself. Thread-safe.
 */
public final class OwnFailures {
    /** More than a developer would read. */
    private static final int MOST_REMARKS = 200;

    /** A class that newer platforms are about to remove. */
    private static final String END_OF_THREAD = "java.lang.ThreadDeath";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> remarks = ConcurrentHashMap.newKeySet();
    private final Words words = new Words();

    /**
     * Notes a failure.
     *
     * @param place what was being done, from a small set of fixed names
     */
    public void note(String place, Throwable failure) {
        LongAdder fresh = new LongAdder();
        LongAdder known = counts.putIfAbsent(place, fresh);
        (known == null ? fresh : known).increment();
        if (known == null) {
            say(System.Logger.Level.WARNING, place + " failed; said once, then counted", failure);
        }
    }

    /**
     * Notes whatever was thrown, so that the application goes on: exceptions, and errors such as a class that is missing after
     * a deployment. After trouble of the machine itself, such as the end of its memory, and after the end of a thread nobody
     * is to go on: these are thrown on.
     */
    public void swallow(String place, Throwable thrown) {
        if (thrown instanceof VirtualMachineError ofTheMachine) {
            throw ofTheMachine;
        }
        if (thrown instanceof Error ofTheThread && thrown.getClass().getName().equals(END_OF_THREAD)) {
            throw ofTheThread;
        }
        note(place, thrown);
    }

    /** Counts a failure without a word, as is due where a word would be logged again. */
    public void count(String place) {
        counts.computeIfAbsent(place, key -> new LongAdder()).increment();
    }

    /** Says once what the developer should know although nothing failed. */
    public void remark(String words) {
        once(System.Logger.Level.INFO, words);
    }

    /** Says once what the developer should change although nothing failed. */
    public void warn(String words) {
        once(System.Logger.Level.WARNING, words);
    }

    private void once(System.Logger.Level level, String words) {
        if (remarks.size() < MOST_REMARKS && remarks.add(words)) {
            say(level, words, null);
        }
    }

    /** Says something, as often as it is said. For what changes seldom. */
    public void say(System.Logger.Level level, String what, @Nullable Throwable why) {
        words.add(new Words.Sentence(level, what, why));
    }

    /** Hands what is to be said to the log, on a thread of its own. Called by the shipping thread. */
    public void tell() {
        words.tell();
    }

    /** Tells the rest, within a moment. */
    public void close() {
        words.close();
    }

    /** Whether this thread is logging words of Bulwark's own, which are not to be reported as the application's. */
    public boolean isTelling() {
        return words.isTelling();
    }

    /** How often anything went wrong since the start. */
    public long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
