package dev.bulwark.server.cli;

import dev.bulwark.model.isolation.EvidenceManifest;
import dev.bulwark.server.investigation.EvidenceCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evidence bundles, without any server. */
@Command(
        name = "evidence",
        description = "Evidence bundles of violations",
        mixinStandardHelpOptions = true,
        subcommands = EvidenceCli.Verify.class)
final class EvidenceCli {

    /** Says whether a bundle is as it left the server, by its exit status too. */
    @Command(
            name = "verify",
            description = "Says whether a bundle is as it left the server",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The bundle")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(file + " is not a file");
            }
            EvidenceCheck check = EvidenceCheck.of(file);
            PrintWriter out = Output.of(spec);
            check.faults().forEach(out::println);
            EvidenceManifest manifest = check.manifest();
            if (manifest != null) {
                out.println("violation " + manifest.violationId());
                out.println("taken at " + manifest.createdAt() + " by " + manifest.createdBy());
                out.println("manifest sha256 " + check.manifestSha256());
            }
            out.println(check.faults().isEmpty() ? "unchanged" : "NOT as it left the server");
            return check.faults().isEmpty() ? 0 : 1;
        }
    }
}
