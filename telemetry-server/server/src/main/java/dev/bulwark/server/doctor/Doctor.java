package dev.bulwark.server.doctor;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.journal.JournalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Looks at everything that the server needs, and changes nothing. Not thread-safe. */
public final class Doctor {
    private final ServerSettings settings;
    private final Clock clock;

    public Doctor(ServerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** One look; a look that fails itself has found something. */
    private record Look(String subject, Work work) {
        Finding done() {
            try {
                return work.finding();
            } catch (Exception e) { // whatever it is, the other looks are still of use
                return Finding.fail(subject, String.valueOf(e.getMessage()));
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        Finding finding() throws Exception;
    }

    /**
     * Looks at one thing after the other.
     *
     * @param progress told while something takes long
     * @param findings told each as it is found
     * @return the worst of them
     */
    public Finding.Level run(Consumer<String> progress, Consumer<Finding> findings) throws IOException {
        Path data = Path.of(settings.data());
        boolean running = new JournalFiles(data.resolve("journal")).isInUse();
        FileLooks files = new FileLooks(data, settings.disk(), clock);
        StoreLooks store = new StoreLooks(settings.store(), data, running, clock);
        NetworkLooks network = new NetworkLooks(settings, running, clock);
        Finding.Level worst = Finding.Level.OK;
        for (Look look : List.of(
                new Look("directory", files::directory),
                new Look("disk", files::disk),
                new Look("clock", files::clock),
                new Look("store", store::store),
                new Look("journal", () -> files.journal(running, progress)),
                new Look("server", network::server),
                new Look("certificate", network::certificate),
                new Look("mail", network::mail))) {
            Finding finding = look.done();
            findings.accept(finding);
            worst = finding.level().compareTo(worst) > 0 ? finding.level() : worst;
        }
        return worst;
    }
}
