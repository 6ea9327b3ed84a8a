package dev.bulwark.instrument;

import dev.bulwark.model.isolation.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an application is watched. Immutable; made by {@link #builder()} or {@link #load()}.
 *
 * @param enabled whether anything is watched; if not, nothing is started and everything passes
 * @param server address of the telemetry server
 * @param token ingest token of the application; null sends without one
 * @param app name of the application
 * @param instance name of this process among those of the application; the same after a restart, since the spool is found by it
 * @param version of the application
 * @param mode what happens to statements that are not proven to be safe
 * @param tenantColumn the column that holds a row's tenant
 * @param sharedTables tables that belong to no tenant although they could be taken for it
 * @param isolation what is said of tables and functions besides
 * @param tenantKeys names under which JSON responses carry a tenant; empty stands for the tenant column in snake and camel case
 * @param accessKeys names under which JSON responses carry what an {@link dev.bulwark.instrument.servlet.AccessCheck} decides upon, such as teams
 * @param schemaWait how long a statement may wait, once, until a table is looked up that is not known
 * @param slowStatement a statement that takes at least this long is reported
 * @param condensing what is told one by one, and what is counted only
 * @param disclosure what of the application's texts may leave it
 * @param flushInterval how long what is no violation may wait before it is sent
 * @param gaugeInterval how often pool, heap and processor are measured
 * @param holdBackBytes up to this size a JSON response is checked as a whole before its first byte leaves
 * @param responseHeaders whether answers carry the ids of trace and request
 * @param spoolDirectory where batches wait while the server is away
 * @param spoolBytes how much may wait there
 * @param bufferBytes how much may wait in memory, in all
 */
public record BulwarkSettings(
        boolean enabled,
        URI server,
        @Nullable String token,
        String app,
        String instance,
        String version,
        Mode mode,
        String tenantColumn,
        Set<String> sharedTables,
        IsolationRules isolation,
        Set<String> tenantKeys,
        Set<String> accessKeys,
        Duration schemaWait,
        Duration slowStatement,
        Condensing condensing,
        Disclosure disclosure,
        Duration flushInterval,
        Duration gaugeInterval,
        int holdBackBytes,
        boolean responseHeaders,
        Path spoolDirectory,
        long spoolBytes,
        long bufferBytes) {
    /** Holds any one identifier, however it is escaped. */
    static final int LEAST_HOLD_BACK = 4096;

    static final long LEAST_BUFFER = 256L * 1024;

    public BulwarkSettings {
        Objects.requireNonNull(server, "server");
        requireName(app, "app");
        requireName(instance, "instance");
        requireName(tenantColumn, "tenantColumn");
        sharedTables = Set.copyOf(sharedTables);
        tenantKeys = Set.copyOf(tenantKeys);
        accessKeys = Set.copyOf(accessKeys);
        requirePositive(schemaWait, "schemaWait");
        requirePositive(slowStatement, "slowStatement");
        requirePositive(flushInterval, "flushInterval");
        requirePositive(gaugeInterval, "gaugeInterval");
        if (bufferBytes < LEAST_BUFFER) {
            throw new IllegalArgumentException("bufferBytes must be at least " + LEAST_BUFFER);
        }
        if (holdBackBytes < LEAST_HOLD_BACK || spoolBytes < 0) {
            throw new IllegalArgumentException(
                    "holdBackBytes must be at least " + LEAST_HOLD_BACK + " and spoolBytes not below zero");
        }
    }

    /** Settings that start from the defaults. */
    public static BulwarkSettings.Builder builder() {
        return new Builder();
    }

    /**
     * Reads {@code bulwark.server}, {@code bulwark.token} and so on from system properties, else from the environment
     * ({@code BULWARK_SERVER}), else from {@code bulwark.yaml} on the class path. A value that cannot be used is reported
     * once and its default taken: a mistake here never keeps an application from starting.
     */
    public static BulwarkSettings load() {
        return load(Map.of());
    }

    /**
     * Reads the same, and what none of these says from a further source.
     *
     * @param further by name, with the leading {@code bulwark.} or without it
     */
    public static BulwarkSettings load(Map<String, String> further) {
        return SettingsSources.ofThisProcess(further).load();
    }

    private static void requireName(String name, String field) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    private static void requirePositive(Duration duration, String field) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(field + " must be above zero");
        }
    }

    /** Collects settings; what is not set has its default. Not thread-safe. */
    public static final class Builder {
        private boolean enabled = true;
        private URI server = URI.create("http://127.0.0.1:8417");
        private @Nullable String token;
        private String app = "application";
        private @Nullable String instance;
        private String version = "unknown";
        private Mode mode = Mode.OBSERVE;
        private String tenantColumn = "organization_id";
        private Set<String> sharedTables = Set.of();
        private IsolationRules isolation = IsolationRules.NONE;
        private Set<String> tenantKeys = Set.of();
        private Set<String> accessKeys = Set.of();
        private Duration schemaWait = Duration.ofMillis(20);
        private Duration slowStatement = Duration.ofMillis(500);
        private Condensing condensing = Condensing.DEFAULTS;
        private Disclosure disclosure = Disclosure.DEFAULTS;
        private Duration flushInterval = Duration.ofSeconds(5);
        private Duration gaugeInterval = Duration.ofSeconds(10);
        private int holdBackBytes = 64 * 1024;
        private boolean responseHeaders = true;
        private @Nullable Path spoolDirectory;
        private long spoolBytes = 256L * 1024 * 1024;
        private long bufferBytes = 8L * 1024 * 1024;

        private Builder() {}

        public Builder enabled(boolean value) {
            enabled = value;
            return this;
        }

        public Builder server(URI value) {
            server = value;
            return this;
        }

        public Builder token(@Nullable String value) {
            token = value;
            return this;
        }

        public Builder app(String value) {
            app = value;
            return this;
        }

        /** Default: app and the machine's name. Several processes of one application on one machine need names of their own. */
        public Builder instance(String value) {
            instance = value;
            return this;
        }

        public Builder version(String value) {
            version = value;
            return this;
        }

        public Builder mode(Mode value) {
            mode = value;
            return this;
        }

        public Builder tenantColumn(String value) {
            tenantColumn = value;
            return this;
        }

        public Builder sharedTables(Set<String> value) {
            sharedTables = value;
            return this;
        }

        public Builder isolation(IsolationRules value) {
            isolation = value;
            return this;
        }

        public Builder tenantKeys(Set<String> value) {
            tenantKeys = value;
            return this;
        }

        public Builder accessKeys(Set<String> value) {
            accessKeys = value;
            return this;
        }

        public Builder schemaWait(Duration value) {
            schemaWait = value;
            return this;
        }

        public Builder slowStatement(Duration value) {
            slowStatement = value;
            return this;
        }

        public Builder condensing(Condensing value) {
            condensing = value;
            return this;
        }

        public Builder disclosure(Disclosure value) {
            disclosure = value;
            return this;
        }

        public Builder flushInterval(Duration value) {
            flushInterval = value;
            return this;
        }

        public Builder gaugeInterval(Duration value) {
            gaugeInterval = value;
            return this;
        }

        public Builder holdBackBytes(int value) {
            holdBackBytes = value;
            return this;
        }

        public Builder responseHeaders(boolean value) {
            responseHeaders = value;
            return this;
        }

        /** Default: a folder named after app and instance under {@code java.io.tmpdir}. */
        public Builder spoolDirectory(Path value) {
            spoolDirectory = value;
            return this;
        }

        public Builder spoolBytes(long value) {
            spoolBytes = value;
            return this;
        }

        public Builder bufferBytes(long value) {
            bufferBytes = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public BulwarkSettings build() {
            String named = instance == null ? app + "-" + HostName.find(System::getenv) : instance;
            Path spool = spoolDirectory == null ? defaultSpool(app, named) : spoolDirectory;
            return new BulwarkSettings(
                    enabled,
                    server,
                    token,
                    app,
                    named,
                    version,
                    mode,
                    tenantColumn,
                    sharedTables,
                    isolation,
                    tenantKeys,
                    accessKeys,
                    schemaWait,
                    slowStatement,
                    condensing,
                    disclosure,
                    flushInterval,
                    gaugeInterval,
                    holdBackBytes,
                    responseHeaders,
                    spool,
                    spoolBytes,
                    bufferBytes);
        }

        private static Path defaultSpool(String app, String instance) {
            String folder = ("bulwark-" + app + "-" + instance).replaceAll("[^A-Za-z0-9._-]", "_");
            return Path.of(System.getProperty("java.io.tmpdir"), folder);
        }
    }
}
