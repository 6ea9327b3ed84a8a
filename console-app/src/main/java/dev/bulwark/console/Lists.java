package dev.bulwark.console;

import dev.bulwark.console.activity.ActivityController;
import dev.bulwark.console.audit.AuditController;
import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.failures.FailuresController;
import dev.bulwark.console.isolation.DetailController;
import dev.bulwark.console.isolation.InvestigationViewModel;
import dev.bulwark.console.isolation.ViolationList;
import dev.bulwark.console.isolation.ViolationsController;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.Filter;
import dev.bulwark.console.records.FilterField;
import dev.bulwark.console.records.ListViewModel;
import dev.bulwark.console.records.RecordKind;
import dev.bulwark.console.records.ResolutionViewModel;
import dev.bulwark.console.records.Settling;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.model.isolation.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The lists of one session with their details, put together. */
final class Lists {
    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Scope scope;
    private final ListViewModel<Violation> violations;
    private final ResolutionViewModel<Violation> violationResolution;
    private final DetailViewModel<Violation> violation;
    private final ListViewModel<FailedOperation> failures;
    private final ResolutionViewModel<FailedOperation> failureResolution;
    private final DetailViewModel<FailedOperation> failure;
    private final ListViewModel<Activity> activities;
    private final ListViewModel<AuditRecord> audit;

    Lists(Session session, ServerWatch watch, TaskExecutor tasks, Scope scope) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.scope = scope;
        violations = list(Listing.VIOLATIONS, ViolationList.KIND, ViolationList.filter());
        violationResolution = new ResolutionViewModel<>(session.api(), tasks, Listing.VIOLATIONS, "violations");
        violation = new DetailViewModel<>(session.api(), tasks, violations, violationResolution);
        failures = list(
                Listing.FAILURES,
                new RecordKind<>(FailedOperation::id, FailedOperation::createdAt, FailedOperation::tenant),
                new Filter(List.of(
                        FilterField.state(),
                        ViolationList.severity(),
                        FilterField.text("type"),
                        FilterField.text("user"),
                        FilterField.text("app"))));
        failureResolution = new ResolutionViewModel<>(session.api(), tasks, Listing.FAILURES, "failed operations");
        failure = new DetailViewModel<>(session.api(), tasks, failures, failureResolution);
        activities = list(
                Listing.ACTIVITY,
                new RecordKind<>(Activity::id, Activity::createdAt, Activity::tenant),
                new Filter(fields("type", "entityType", "entityId", "user", "app")));
        audit = list(
                Listing.AUDIT,
                new RecordKind<>(AuditRecord::id, AuditRecord::createdAt, AuditRecord::tenant),
                new Filter(Stream.concat(
                                Stream.of(auditSeverity()),
                                fields("action", "entityType", "entityId", "user", "app").stream())
                        .toList()));
    }

    private <T> ListViewModel<T> list(Listing<T> listing, RecordKind<T> kind, Filter filter) {
        return new ListViewModel<>(session, watch, tasks, scope, listing, kind, filter);
    }

    private static FilterField auditSeverity() {
        return FilterField.of(
                "severity",
                "Any severity",
                Arrays.stream(AuditSeverity.values())
                        .map(FilterField::word)
                        .map(word -> new FilterField.Option(word, word, titled(word)))
                        .toList());
    }

    private static String titled(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<FilterField> fields(String... tokens) {
        return List.of(tokens).stream().map(FilterField::text).toList();
    }

    ListViewModel<Violation> violations() {
        return violations;
    }

    DetailViewModel<Violation> violation() {
        return violation;
    }

    DetailViewModel<FailedOperation> failure() {
        return failure;
    }

    /** Says how the controllers of the lists are made. */
    void register(Views views, Times times) {
        ServerTime serverTime = watch.serverTime();
        views.with(
                        ViolationsController.class,
                        () -> new ViolationsController(violations, violation, watch, views, times))
                .with(
                        DetailController.class,
                        () -> new DetailController(
                                violation,
                                violationResolution,
                                new InvestigationViewModel(session.api(), tasks, violation),
                                times,
                                serverTime))
                .with(
                        FailuresController.class,
                        () -> new FailuresController(failures, failure, failureResolution, times, serverTime))
                .with(
                        ActivityController.class,
                        () -> new ActivityController(activities, detail(activities), times, serverTime))
                .with(AuditController.class, () -> new AuditController(audit, detail(audit), times, serverTime));
    }

    private <T> DetailViewModel<T> detail(ListViewModel<T> list) {
        return new DetailViewModel<>(session.api(), tasks, list, Settling.none());
    }
}
