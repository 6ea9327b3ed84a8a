package dev.bulwark.instrument;

import dev.bulwark.instrument.response.TenantKeys;
import dev.bulwark.isolation.Trust;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.tls.PinnedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where settings are looked up, in the order of precedence: system properties, environment, the settings file. That is the
 * one that {@code bulwark.config} names, else {@code bulwark.yaml} on the class path.
 */
final class SettingsSources {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_PORT = 65_535;
    private static final String PREFIX = "bulwark.";
    private static final String FILE = "bulwark.yaml";
    private static final String CONFIG = "config";

    private final UnaryOperator<@Nullable String> property;
    private final UnaryOperator<@Nullable String> environment;
    private final Map<String, String> file;
    private final Consumer<String> problems;
    private final Set<String> asked = new HashSet<>(Set.of(CONFIG));

    /**
     * Sources of settings.
     *
     * @param property system property by name, null when absent
     * @param environment environment variable by name, null when absent
     * @param file what the file says, by dotted name without the leading {@code bulwark.}
     * @param problems told in words about every value that cannot be used
     */
    SettingsSources(
            UnaryOperator<@Nullable String> property,
            UnaryOperator<@Nullable String> environment,
            Map<String, String> file,
            Consumer<String> problems) {
        this.property = property;
        this.environment = environment;
        this.file = file;
        this.problems = problems;
    }

    /** @param further asked last, by name like the file: with the leading {@code bulwark.} or without it */
    static SettingsSources ofThisProcess(Map<String, String> further) {
        System.Logger log = System.getLogger(BulwarkSettings.class.getName());
        Consumer<String> problems = words -> log.log(System.Logger.Level.WARNING, "Bulwark settings: " + words);
        String path = given(CONFIG, System::getProperty, System::getenv);
        Map<String, String> file = SettingsFile.byName(further);
        file.putAll(path == null ? fileOnClassPath(problems) : file(Path.of(path), problems));
        return new SettingsSources(System::getProperty, System::getenv, file, problems);
    }

    BulwarkSettings load() {
        BulwarkSettings.Builder builder = BulwarkSettings.builder();
        use("enabled", value -> builder.enabled(truth(value)));
        use("server", value -> builder.server(address(value)));
        use("token", builder::token);
        use("app", builder::app);
        use("instance", builder::instance);
        use("version", builder::version);
        use("mode", value -> builder.mode(Mode.named(value)));
        use("tenant-column", builder::tenantColumn);
        use("shared-tables", value -> builder.sharedTables(names(value)));
        use("tenant-keys", value -> builder.tenantKeys(keys(value)));
        use("access-keys", value -> builder.accessKeys(keys(value)));
        use("schema-wait", value -> builder.schemaWait(duration(value)));
        use("slow-statement", value -> builder.slowStatement(duration(value)));
        use("flush-interval", value -> builder.flushInterval(duration(value)));
        use("gauge-interval", value -> builder.gaugeInterval(duration(value)));
        use(
                "hold-back-bytes",
                value -> builder.holdBackBytes(Math.toIntExact(atLeast(BulwarkSettings.LEAST_HOLD_BACK, value))));
        use("response-headers", value -> builder.responseHeaders(truth(value)));
        use("spool-directory", value -> builder.spoolDirectory(Path.of(value)));
        use("spool-bytes", value -> builder.spoolBytes(positive(value)));
        use("buffer-bytes", value -> builder.bufferBytes(atLeast(BulwarkSettings.LEAST_BUFFER, value)));
        builder.isolation(isolation());
        builder.condensing(condensing());
        builder.disclosure(disclosure());
        sayWhatNobodyAskedFor();
        return builder.build();
    }

    /** A mistyped name would otherwise leave its default without a word. */
    private void sayWhatNobodyAskedFor() {
        file.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .forEach(name -> problems.accept(PREFIX + name + " is not known and not used"));
    }

    private IsolationRules isolation() {
        IsolationSources rules = new IsolationSources();
        String tables = "tenant-tables";
        use(tables, rules::addTables);
        file.keySet().stream()
                .filter(name -> name.startsWith(tables + "."))
                .sorted()
                .forEach(name -> use(name, value -> rules.addTable(name.substring(tables.length() + 1), value)));
        use("foreign-keys", rules::addKeys);
        use("trusted-functions", rules::addFunctions);
        use("canary-tenants", rules::addCanaries);
        for (Trust matter : Trust.values()) {
            String name = matter.name().toLowerCase(Locale.ROOT).replace('_', '-');
            use("trust-" + name, value -> rules.setTrust(matter, value));
        }
        return rules.rules();
    }

    private Condensing condensing() {
        CondensingSources sources = new CondensingSources();
        use("endpoint-series", sources::endpointSeries);
        use("statement-series", sources::statementSeries);
        use("slow-request", value -> sources.slowRequest(duration(value)));
        use("sample-share", sources::sampleShare);
        use("sample-limit", sources::sampleLimit);
        use("sampled-tenants", value -> sources.sampledTenants(names(value)));
        use("repeated-from", sources::repeatedFrom);
        use("budget", sources::budget);
        return sources.condensing();
    }

    private Disclosure disclosure() {
        DisclosureSources sources = new DisclosureSources();
        use("log-level", sources::logLevel);
        use("redaction-keys", value -> sources.keys(names(value)));
        use("redaction-prefixes", value -> sources.prefixes(names(value)));
        use("redaction-hash", sources::hash);
        use("redaction-salt", sources::salt);
        return sources.disclosure();
    }

    private void use(String name, Consumer<String> setting) {
        String value = look(name);
        if (value == null || value.isBlank()) {
            return;
        }
        try {
            setting.accept(value.trim());
        } catch (RuntimeException e) {
            problems.accept(PREFIX + name + " cannot be used, its default holds: " + e.getMessage());
        }
    }

    private @Nullable String look(String name) {
        asked.add(name);
        String own = given(name, property, environment);
        return own == null ? file.get(name) : own;
    }

    private static @Nullable String given(
            String name, UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> environment) {
        String own = property.apply(PREFIX + name);
        return own == null
                ? environment.apply("BULWARK_" + name.toUpperCase(Locale.ROOT).replace('-', '_'))
                : own;
    }

    private static URI address(String value) {
        URI address = URI.create(value);
        boolean port = address.getPort() <= MOST_PORT;
        if (!port
                || address.getHost() == null
                || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("an address looks like http://host:port, not " + value);
        }
        if (address.getFragment() != null) {
            requirePin(address);
        }
        return address;
    }

    private static void requirePin(URI address) {
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("a certificate can be pinned for https only");
        }
        new PinnedCertificate(address.getFragment()).context();
    }

    static boolean truth(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("must be true or false, not " + value);
        }
        return Boolean.parseBoolean(value);
    }

    private static Set<String> names(String value) {
        return Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** ISO-8601, or a number with {@code ms} or {@code s}. */
    private static Duration duration(String value) {
        String iso = value.matches("\\d+ms") ? millis(value) : value.matches("\\d+s") ? "PT" + value : value;
        Duration duration = parsed(iso, value);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a duration must be above zero and at most a day, not " + value);
        }
        return duration;
    }

    private static Duration parsed(String iso, String value) {
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration looks like 500ms, 5s or PT5S, not " + value, e);
        }
    }

    private static String millis(String value) {
        return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)))
                .toString();
    }

    private static long atLeast(long least, String value) {
        long number = positive(value);
        if (number < least) {
            throw new IllegalArgumentException("must be at least " + least + ", not " + value);
        }
        return number;
    }

    private static Set<String> keys(String value) {
        Set<String> names = names(value);
        TenantKeys.of(names); // refuses what could never be found
        return names;
    }

    private static long positive(String value) {
        long number = Long.parseLong(value);
        if (number < 1) {
            throw new IllegalArgumentException("must be above zero, not " + value);
        }
        return number;
    }

    private static Map<String, String> fileOnClassPath(Consumer<String> problems) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? SettingsSources.class.getClassLoader() : context;
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            return in == null ? Map.of() : SettingsFile.read(in);
        } catch (IOException | RuntimeException e) {
            return unreadable(FILE, e, problems);
        }
    }

    private static Map<String, String> file(Path path, Consumer<String> problems) {
        try (InputStream in = Files.newInputStream(path)) {
            return SettingsFile.read(in);
        } catch (IOException | RuntimeException e) {
            return unreadable(path.toString(), e, problems);
        }
    }

    private static Map<String, String> unreadable(String name, Exception why, Consumer<String> problems) {
        problems.accept(name + " cannot be read and is left out: " + why);
        return Map.of();
    }
}
