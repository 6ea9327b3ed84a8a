package dev.bulwark.instrument.policy;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.wire.PolicyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the server's last word is kept. Trouble with the file is counted and changes nothing else. */
public final class PolicyFile {
    private static final String NAME = "policy.json";

    private final Path file;
    private final OwnFailures failures;
    private final PolicyText texts = new PolicyText();

    /** A file in that folder, which need not be there yet. */
    public PolicyFile(Path folder, OwnFailures failures) {
        this.file = folder.resolve(NAME);
        this.failures = failures;
    }

    /** What was written last; {@link IsolationPolicy#NONE} when there is nothing that can be read. */
    IsolationPolicy read() {
        try {
            return Files.exists(file) ? texts.read(Files.readAllBytes(file)) : IsolationPolicy.NONE;
        } catch (IOException | RuntimeException e) {
            failures.note("reading the last policy", e);
            return IsolationPolicy.NONE;
        }
    }

    void write(IsolationPolicy policy) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(NAME + ".new");
            Files.write(fresh, texts.write(policy));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            failures.note("keeping the last policy", e);
        }
    }
}
