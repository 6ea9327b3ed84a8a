package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.HeartbeatEvent;
import dev.bulwark.model.ingest.JobEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
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

    /** Whichever of them is the outer one. */
    @Test
    void aJobOnBehalfOfACallerHasNameTraceAndCaller() {
        Caller caller = new Caller("org-1", "ada");
        try (ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            bulwark.job("outer").run(() -> bulwark.runAs(caller, () -> tell(bulwark, "within the job")));
            bulwark.runAs(caller, () -> bulwark.job("inner").run(() -> tell(bulwark, "within the caller's work")));
            List<JobEvent> runs = app.allAfterClosing(JobEvent.class);
            assertThat(runs)
                    .extracting(
                            JobEvent::name,
                            run -> run.header().endpoint(),
                            run -> run.header().tenant())
                    .containsExactlyInAnyOrder(tuple("outer", "job outer", null), tuple("inner", "job inner", "org-1"));
            for (JobEvent run : runs) {
                String told = run.name().equals("outer") ? "within the job" : "within the caller's work";
                EventHeader within = activity(app, told).header();
                assertThat(within.traceId()).hasSize(32).isEqualTo(run.header().traceId());
                assertThat(within)
                        .extracting(EventHeader::endpoint, EventHeader::tenant, EventHeader::user)
                        .containsExactly("job " + run.name(), "org-1", "ada");
            }
        }
    }

    @Test
    void theOuterCallerIsBackAfterWorkOnBehalfOfAnother() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            bulwark.job("import").run(() -> {
                bulwark.identify(new Caller("org-1", null));
                bulwark.runAs(new Caller("org-2", null), () -> bulwark.identify(new Caller("org-3", null)));
                tell(bulwark, "afterwards");
            });
            app.allAfterClosing(JobEvent.class);
            assertThat(activity(app, "afterwards").header())
                    .extracting(EventHeader::endpoint, EventHeader::tenant)
                    .containsExactly("job import", "org-1");
        }
    }

    @Test
    void theStatementsOfAJobAreCountedUnderItsNameAndWhoeverItWorksFor() throws Exception {
        try (ReportingApp app = new ReportingApp(folder)) {
            JdbcDataSource real = new JdbcDataSource();
            real.setURL("jdbc:h2:mem:");
            DataSource watched = app.bulwark().watch(real, "main");
            app.bulwark().job("import").run(() -> {
                read(watched);
                app.bulwark().runAs(new Caller("org-1", null), () -> read(watched));
            });
            assertThat(app.allAfterClosing(StatementSummaryEvent.class))
                    .extracting(
                            summary -> summary.header().endpoint(),
                            summary -> summary.header().tenant())
                    .containsOnly(tuple("job import", null), tuple("job import", "org-1"));
        }
    }

    private static void read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 42").close();
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
