package dev.bulwark.sample;

import dev.bulwark.model.isolation.Mode;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.traffic.TrafficDriver;
import dev.bulwark.sample.traffic.TrafficPlan;
import dev.bulwark.sample.traffic.TrafficSettings;
import dev.bulwark.sample.watch.WatchSettings;
import dev.bulwark.sample.world.Persona;
import dev.bulwark.sample.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program: a multi-tenant platform for running a company's meetings, with its own users if asked for. */
@Command(
        name = "sample-app",
        mixinStandardHelpOptions = true,
        version = "sample-app 0.1.0",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "A multi-tenant platform for running a company's meetings, watched by Bulwark.")
public final class SampleMain implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8418",
            description = "0 picks a free one; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--defects",
            paramLabel = "LIST",
            defaultValue = "none",
            converter = DefectsConverter.class,
            description = {
                "all, none (the default), or some of these with commas between them:",
                "forgotten-filter, escaping-or, wrong-join-side, tenant-from-request, shared-cache, n-plus-one,"
                        + " slow-aggregate, mail-timeout."
            })
    private Defects defects = Defects.NONE;

    @Option(names = "--traffic", paramLabel = "RATE", description = "Play users at so many requests per second.")
    private @Nullable Double traffic;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "0",
            description = "End the traffic after so many requests and print a summary.")
    private long requests;

    @Option(names = "--exit", description = "End the program when the traffic ends.")
    private boolean exit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same organizations and the same traffic; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--accounts",
            description =
                    "Print who can sign in: organization, role and e-mail address of everybody. All have the password"
                            + " \"" + World.PASSWORD + "\".")
    private boolean accounts;

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "Stop the platform's clock at this ISO-8601 moment, to compare answers byte for byte.")
    private @Nullable Instant clock;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The telemetry server; without one, findings go nowhere.")
    private @Nullable URI server;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:BULWARK_TOKEN}",
            description = "Ingest token of the server; better handed over in the environment as BULWARK_TOKEN.")
    private @Nullable String token;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            defaultValue = "meetings-1",
            description = "Name of this process; default ${DEFAULT-VALUE}.")
    private String instance = "meetings-1";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "observe",
            converter = ModeConverter.class,
            description = "observe (the default), block-critical or block-undecided.")
    private Mode mode = Mode.OBSERVE;

    @Option(names = "--spool", paramLabel = "DIR", description = "Where findings wait while the server is away.")
    private @Nullable Path spool;

    @Option(names = "--unwatched", description = "Run without any instrumentation.")
    private boolean unwatched;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SampleMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException, SQLException {
        Clock time = clock == null ? Clock.systemUTC() : Clock.fixed(clock, ZoneOffset.UTC);
        TrafficSettings users = traffic == null ? null : traffic(traffic);
        try (SampleApp app = new SampleApp(settings(), time)) {
            Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
            if (accounts) {
                app.world().people().forEach(SampleMain::sayAccount);
            }
            say("ready " + app.address());
            return users == null ? stay() : play(app, users);
        } catch (IOException e) {
            System.err.println(e.getMessage() + ": choose another port with --port, or 0 for any free one.");
            return 1;
        }
    }

    private TrafficSettings traffic(double rate) {
        try {
            return new TrafficSettings(rate, requests);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    private SampleSettings settings() {
        WatchSettings watch = unwatched ? null : new WatchSettings(server, token, instance, mode, spool);
        return new SampleSettings(port, defects, seed, watch);
    }

    private int play(SampleApp app, TrafficSettings settings) throws InterruptedException {
        TrafficPlan plan = new TrafficPlan(app.world(), defects, seed);
        try (TrafficDriver driver = TrafficDriver.start(app.address(), plan, settings, (step, status) -> {})) {
            say("traffic ended: " + driver.end().join());
            return exit ? 0 : stay();
        }
    }

    /** Goes on until the process is stopped from outside. */
    private static int stay() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    private static void sayAccount(Persona person) {
        say("account " + person.organizationId() + " " + person.role().title() + " " + person.email());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Reads the names of defects. */
    static final class DefectsConverter implements CommandLine.ITypeConverter<Defects> {
        @Override
        public Defects convert(String text) {
            try {
                return Defects.parse(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Reads a mode in its written form, such as {@code block-critical}. */
    static final class ModeConverter implements CommandLine.ITypeConverter<Mode> {
        @Override
        public Mode convert(String text) {
            try {
                return Mode.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("modes are observe, block-critical, block-undecided");
            }
        }
    }
}
