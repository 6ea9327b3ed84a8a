package dev.bulwark.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Java program of ours, running in a process of its own. Keeps what it prints. Thread-safe. */
public final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    private Program(String name, Process process, Consumer<String> listener) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> follow(listener), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a self-contained jar with the Java that runs this.
     *
     * @param environment added to this process's own, the place for secrets, which a command line would show
     * @param listener is told each line that it prints, standard error included
     */
    public static Program start(
            String name, Path jar, List<String> arguments, Map<String, String> environment, Consumer<String> listener) {
        return start(name, List.of("-jar", jar.toString()), arguments, environment, listener);
    }

    /** Starts a main class with the Java that runs this. */
    public static Program start(
            String name,
            String mainClass,
            List<Path> classPath,
            List<String> arguments,
            Map<String, String> environment) {
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return start(name, List.of("-classpath", joined, mainClass), arguments, environment, line -> {});
    }

    private static Program start(
            String name,
            List<String> what,
            List<String> arguments,
            Map<String, String> environment,
            Consumer<String> listener) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(what);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new Program(name, builder.start(), listener);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    /**
     * Waits for a line, printed already or yet to come.
     *
     * @return what the pattern's first group caught
     * @throws IllegalStateException if the program ends, or the time is over, before the line came; says what it printed
     */
    public synchronized String await(Pattern pattern, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < lines.size(); seen++) {
                Matcher matcher = pattern.matcher(lines.get(seen));
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || millis <= 0) {
                throw new IllegalStateException(
                        name + (ended ? " ended" : " kept silent") + " before /" + pattern + "/ came:\n" + output());
            }
            pause(millis);
        }
    }

    /** All that it printed so far. */
    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** Waits until it ends by itself and answers its exit status. */
    public int awaitEnd(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " still runs:\n" + output());
            }
            reader.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Asks it to stop; ends it when it does not within ten seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    private void follow(Consumer<String> listener) {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
                listener.accept(line);
            }
        } catch (IOException e) {
            add("(its output broke off: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
