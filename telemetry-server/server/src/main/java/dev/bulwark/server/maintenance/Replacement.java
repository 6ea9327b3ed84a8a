package dev.bulwark.server.maintenance;

import dev.bulwark.server.journal.Journal;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.journal.SegmentFile;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Puts another store in the place of the one that is there, which is kept beside it. Not thread-safe. */
public final class Replacement {
    private final StoreSettings store;
    private final Path data;
    private final JournalSettings journal;

    /** @param data the directory of the server's files */
    public Replacement(StoreSettings store, Path data, JournalSettings journal) {
        this.store = store;
        this.data = data;
        this.journal = journal;
    }

    /**
     * Puts a backup there.
     *
     * @param progress told what was done
     * @throws dev.bulwark.server.journal.JournalInUseException if a server runs on the data
     * @throws IllegalArgumentException if the backup is not whole, or of another kind of store; then nothing has changed
     */
    public StoreBackup.Manifest by(Path backup, Consumer<String> progress) throws IOException {
        StoreBackup.Manifest manifest = StoreBackup.check(backup);
        Database.requireCopy(store, data, backup);
        byNothing(progress);
        Database.fill(store, data, backup);
        StoreBackup.unpackKeys(backup, data);
        return manifest;
    }

    /** Puts nothing there, so that the next start begins with an empty store. */
    public void byNothing(Consumer<String> progress) throws IOException {
        requireStopped();
        String aside = Database.putAside(store, data);
        if (aside != null) {
            progress.accept("the old store is now " + aside);
        }
    }

    /** A running server holds its journal. */
    private void requireStopped() throws IOException {
        Journal.open(data.resolve("journal"), journal, SegmentFile::onDisk).close();
    }
}
