package dev.bulwark.server.cli;

import dev.bulwark.server.audit.AuditHead;
import dev.bulwark.server.audit.AuditSeal;
import dev.bulwark.server.audit.AuditVerifier;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.ServerKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The audit log, while no server runs. */
@Command(
        name = "audit",
        description = "The audit log",
        mixinStandardHelpOptions = true,
        subcommands = AuditCli.Verify.class)
final class AuditCli {

    /** Tells whether the audit log is as it was written. */
    @Command(
            name = "verify",
            description = "Checks that every entry is there, unchanged and in its place; exit status 1 if not",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(
                names = "--head",
                paramLabel = "NUMBER:SEAL",
                description = "A head that the server published; without one a cut end may stay unseen")
        private @Nullable String head;

        @Override
        public Integer call() {
            AuditHead saved = head == null ? null : AuditHead.parse(head);
            ServerSettings settings = options.settings();
            Path data = Path.of(settings.data());
            AuditVerifier verifier = new AuditVerifier(new AuditSeal(ServerKey.existing(data)));
            try (Database database = Database.open(settings.store(), data)) {
                AuditVerifier.Result result = database.jdbi().inTransaction(handle -> verifier.verify(handle, saved));
                Output.of(spec).println(words(result));
                return result.fault() == null ? 0 : 1;
            }
        }

        private static String words(AuditVerifier.Result result) {
            return result.fault() == null
                    ? "sound: " + result.sound() + " entries"
                    : "broken at entry " + result.firstBad() + ": " + result.fault();
        }
    }
}
