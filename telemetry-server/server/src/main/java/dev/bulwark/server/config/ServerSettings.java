package dev.bulwark.server.config;

import dev.bulwark.server.access.AccessSettings;
import dev.bulwark.server.anomalies.AnomalySettings;
import dev.bulwark.server.baselines.BaselineSettings;
import dev.bulwark.server.health.HealthThresholds;
import dev.bulwark.server.http.HttpSettings;
import dev.bulwark.server.ingest.IngestLimits;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.live.LiveSettings;
import dev.bulwark.server.logging.LogSettings;
import dev.bulwark.server.notify.AlertSettings;
import dev.bulwark.server.notify.MailSettings;
import dev.bulwark.server.retention.DiskSettings;
import dev.bulwark.server.retention.RetentionSettings;
import dev.bulwark.server.store.StoreSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set.
 *
 * @param data the directory of the server's files, the embedded store among them
 */
public record ServerSettings(
        String data,
        HttpSettings http,
        AccessSettings access,
        IngestLimits ingest,
        JournalSettings journal,
        LiveSettings live,
        HealthThresholds health,
        AlertSettings dataIsolation,
        MailSettings mail,
        AnomalySettings anomalies,
        BaselineSettings baselines,
        StoreSettings store,
        RetentionSettings retention,
        DiskSettings disk,
        LogSettings log) {
    public ServerSettings {
        if (data == null || data.isBlank()) {
            throw new IllegalArgumentException("data is required");
        }
    }

    public static ServerSettings defaults() {
        return new ServerSettings(
                "bulwark-data",
                HttpSettings.defaults(),
                AccessSettings.defaults(),
                IngestLimits.defaults(),
                JournalSettings.defaults(),
                LiveSettings.defaults(),
                HealthThresholds.defaults(),
                AlertSettings.defaults(),
                MailSettings.defaults(),
                AnomalySettings.defaults(),
                BaselineSettings.defaults(),
                StoreSettings.defaults(),
                RetentionSettings.defaults(),
                DiskSettings.defaults(),
                LogSettings.defaults());
    }

    public ServerSettings withData(String directory) {
        return with(directory, null);
    }

    public ServerSettings withPort(int port) {
        return with(http.withPort(port));
    }

    /** The same with another group of settings in place of the one of its kind, such as other {@link LiveSettings}. */
    public ServerSettings with(Record group) {
        return with(data, group);
    }

    private ServerSettings with(String directory, @Nullable Record group) {
        return new ServerSettings(
                directory,
                either(group, http),
                either(group, access),
                either(group, ingest),
                either(group, journal),
                either(group, live),
                either(group, health),
                either(group, dataIsolation),
                either(group, mail),
                either(group, anomalies),
                either(group, baselines),
                either(group, store),
                either(group, retention),
                either(group, disk),
                either(group, log));
    }

    @SuppressWarnings("unchecked") // it is of the same class
    private static <T extends Record> T either(@Nullable Record other, T own) {
        return own.getClass().isInstance(other) ? (T) other : own;
    }
}
