package dev.bulwark.server.infrastructure;

import dev.bulwark.model.ingest.DeploymentEvent;
import dev.bulwark.model.ingest.HeartbeatEvent;
import dev.bulwark.model.ingest.JobEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where jobs, signs of life and deployments are kept. */
public final class InfrastructureTables {
    private InfrastructureTables() {}

    /** Runs of background jobs. */
    public static EventTable<JobEvent> jobs(JsonColumns json) {
        return EventTable.of(JobEvent.class, "job_runs", json)
                .column("name", JobEvent::name)
                .column("duration_micros", JobEvent::durationMicros)
                .column("success", JobEvent::success)
                .column("error_message", JobEvent::errorMessage);
    }

    /** Signs of life. */
    public static EventTable<HeartbeatEvent> heartbeats(JsonColumns json) {
        return EventTable.of(HeartbeatEvent.class, "heartbeats", json)
                .column("name", HeartbeatEvent::name)
                .column("expected_every_seconds", HeartbeatEvent::expectedEverySeconds);
    }

    /** Since when which version runs. */
    public static EventTable<DeploymentEvent> deployments(JsonColumns json) {
        return EventTable.of(DeploymentEvent.class, "deployments", json)
                .column("version", DeploymentEvent::version)
                .column("description", DeploymentEvent::description);
    }
}
