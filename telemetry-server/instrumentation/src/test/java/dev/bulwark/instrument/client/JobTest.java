package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.HeartbeatEvent;
import dev.bulwark.model.ingest.JobEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application does by itself. */
class JobTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsRecordedAndSaysWhenTheNextOneIsDue() {
        try (ReportingApp app = new ReportingApp(folder)) {
            int result = app.bulwark()
                    .job("nightly rollup")
                    .every(Duration.ofDays(1))
                    .<Integer, RuntimeException>call(() -> 42);
            assertThat(result).isEqualTo(42);
            assertThat(app.allAfterClosing(JobEvent.class))
                    .singleElement()
                    .matches(run -> run.success() && run.name().equals("nightly rollup"));
            assertThat(app.events(HeartbeatEvent.class))
                    .singleElement()
                    .matches(beat ->
                            beat.expectedEverySeconds() == 86_400 && beat.name().equals("nightly rollup"));
        }
    }

    @Test
    void aFailedRunIsReportedAndThrownOnAndNoSignOfLife() {
        try (ReportingApp app = new ReportingApp(folder)) {
            IllegalStateException failure = new IllegalStateException("no figures");
            assertThatThrownBy(() -> app.bulwark().job("rollup").run(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThat(app.allAfterClosing(JobEvent.class))
                    .singleElement()
                    .matches(run -> !run.success() && "no figures".equals(run.errorMessage()));
            assertThat(app.events(FailedOperationEvent.class))
                    .singleElement()
                    .matches(failed -> failed.operationType().equals("job"));
            assertThat(app.events(HeartbeatEvent.class)).isEmpty();
        }
    }

    @Test
    void whatARunDoesCarriesItsNameAndOneTrace() {
        try (ReportingApp app = new ReportingApp(folder)) {
            app.bulwark().job("import").run(() -> tell(app.bulwark(), "within"));
            tell(app.bulwark(), "afterwards");
            JobEvent run = app.allAfterClosing(JobEvent.class).get(0);
            ActivityEvent within = activity(app, "within");
            assertThat(within.header().endpoint()).isEqualTo("job import");
            assertThat(within.header().traceId())
                    .hasSize(32)
                    .isEqualTo(run.header().traceId());
            assertThat(activity(app, "afterwards").header().endpoint()).isNull();
        }
    }

    @Test
    void aRunOnBehalfOfACallerStaysTheirs() {
        try (ReportingApp app = new ReportingApp(folder)) {
            app.bulwark().<Void, RuntimeException>runAs(new Caller("org-1", null), () -> {
                app.bulwark().job("import").run(() -> tell(app.bulwark(), "within"));
                return null;
            });
            assertThat(app.allAfterClosing(JobEvent.class).get(0).header().tenant())
                    .isEqualTo("org-1");
            assertThat(activity(app, "within").header().tenant()).isEqualTo("org-1");
        }
    }

    private static void tell(Bulwark bulwark, String name) {
        bulwark.activity("test", name, null, null, Map.of());
    }

    private static ActivityEvent activity(ReportingApp app, String name) {
        return app.events(ActivityEvent.class).stream()
                .filter(activity -> activity.activityName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
