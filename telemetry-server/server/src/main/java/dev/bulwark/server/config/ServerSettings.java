package dev.bulwark.server.config;

import dev.bulwark.server.access.AccessSettings;
import dev.bulwark.server.anomalies.AnomalySettings;
import dev.bulwark.server.baselines.BaselineSettings;
import dev.bulwark.server.health.HealthThresholds;
import dev.bulwark.server.http.HttpSettings;
import dev.bulwark.server.ingest.IngestLimits;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.live.LiveSettings;
import dev.bulwark.server.notify.AlertSettings;
import dev.bulwark.server.notify.MailSettings;
import dev.bulwark.server.retention.DiskSettings;
import dev.bulwark.server.retention.RetentionSettings;
import dev.bulwark.server.store.StoreSettings;

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
        DiskSettings disk) {
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
                DiskSettings.defaults());
    }

    public ServerSettings withData(String other) {
        return new ServerSettings(
                other,
                http,
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withPort(int port) {
        return new ServerSettings(
                data,
                http.withPort(port),
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withHttp(HttpSettings other) {
        return new ServerSettings(
                data,
                other,
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withIngest(IngestLimits other) {
        return new ServerSettings(
                data,
                http,
                access,
                other,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withLive(LiveSettings other) {
        return new ServerSettings(
                data,
                http,
                access,
                ingest,
                journal,
                other,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withJournal(JournalSettings other) {
        return new ServerSettings(
                data,
                http,
                access,
                ingest,
                other,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withAnomalies(AnomalySettings other) {
        return new ServerSettings(
                data,
                http,
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                other,
                baselines,
                store,
                retention,
                disk);
    }

    public ServerSettings withBaselines(BaselineSettings other) {
        return new ServerSettings(
                data,
                http,
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                other,
                store,
                retention,
                disk);
    }

    public ServerSettings withStore(StoreSettings other) {
        return new ServerSettings(
                data,
                http,
                access,
                ingest,
                journal,
                live,
                health,
                dataIsolation,
                mail,
                anomalies,
                baselines,
                other,
                retention,
                disk);
    }
}
