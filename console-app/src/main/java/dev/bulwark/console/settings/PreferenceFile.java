package dev.bulwark.console.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the preferences as a small JSON file. A file that is missing or unreadable counts as never written. */
public final class PreferenceFile implements PreferenceStore {
    private static final Logger LOG = LoggerFactory.getLogger(PreferenceFile.class);

    private final Path file;
    private final ObjectMapper mapper;
    private Preferences current;

    public PreferenceFile(Path file, ObjectMapper mapper, Preferences defaults) {
        this.file = file;
        this.mapper = mapper;
        this.current = read(defaults);
    }

    private Preferences read(Preferences defaults) {
        if (!Files.isReadable(file)) {
            return defaults;
        }
        try {
            Preferences read = mapper.readValue(file.toFile(), Preferences.class);
            return read == null ? defaults : read;
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read, so the defaults are used", file, e);
            return defaults;
        }
    }

    @Override
    public Preferences current() {
        return current;
    }

    @Override
    public void update(UnaryOperator<Preferences> change) {
        Preferences changed = change.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            write();
        }
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            mapper.writeValue(file.toFile(), current);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written to {}", file, e);
        }
    }
}
