package dev.bulwark.instrument;

import dev.bulwark.instrument.client.ClientApi;
import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.jdbc.SlowStatements;
import dev.bulwark.instrument.jdbc.Watch;
import dev.bulwark.instrument.jdbc.WatchedDatabases;
import dev.bulwark.instrument.logs.LogReports;
import dev.bulwark.instrument.logs.RedactionGauges;
import dev.bulwark.instrument.logs.UncaughtExceptions;
import dev.bulwark.instrument.measure.EndedRequests;
import dev.bulwark.instrument.measure.GaugeSampler;
import dev.bulwark.instrument.measure.OverflowGauges;
import dev.bulwark.instrument.measure.RequestCounts;
import dev.bulwark.instrument.measure.SelfBudget;
import dev.bulwark.instrument.measure.SelfCosts;
import dev.bulwark.instrument.measure.StatementCounts;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.policy.CurrentPolicy;
import dev.bulwark.instrument.policy.PolicyFile;
import dev.bulwark.instrument.response.ResponsePolicy;
import dev.bulwark.instrument.response.ScanLimits;
import dev.bulwark.instrument.response.TenantKeys;
import dev.bulwark.instrument.servlet.RequestWatch;
import dev.bulwark.instrument.shipping.Gatherer;
import dev.bulwark.instrument.shipping.Interval;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.instrument.shipping.Sender;
import dev.bulwark.instrument.shipping.Shipping;
import dev.bulwark.instrument.shipping.ShippingOffice;
import dev.bulwark.instrument.violation.Violations;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.schema.Declarations;
import dev.bulwark.isolation.schema.SchemaReader;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.redaction.Redactor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Makes the parts of one application's instrumentation and joins them: the one place that knows them all. Used once, by one
 * thread.
 */
final class Assembly {
    private final BulwarkSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final LongSupplier nanoTime = System::nanoTime;
    private final RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, random);
    private final EventHeaders headers = new EventHeaders(clock, ids);
    private final OwnFailures failures = new OwnFailures();
    private final CurrentScope scopes = new CurrentScope();
    private final BackgroundThread background = new BackgroundThread();
    private final LossAccount losses = new LossAccount();
    private final SelfCosts costs = new SelfCosts(nanoTime, random);
    private final GaugeSampler gauges = new GaugeSampler(headers, failures);
    private final Outbox outbox;
    private final Violations violations;
    private final CurrentPolicy policy;
    private final Redactor redactor;
    private final SelfBudget budget;
    private final RequestCounts requestCounts;
    private final StatementCounts statementCounts;
    private final ClientApi client;
    private final LogReports logs;

    Assembly(BulwarkSettings settings) {
        Condensing condensing = settings.condensing();
        Disclosure disclosure = settings.disclosure();
        this.settings = settings;
        outbox = new Outbox(settings.bufferBytes() * 3 / 4, losses);
        violations = new Violations(outbox, headers, nanoTime);
        policy = new CurrentPolicy(
                settings.mode(), new PolicyFile(settings.spoolDirectory(), failures), clock, failures);
        redactor = new Redactor(disclosure.redaction(settings.app(), settings.token()));
        budget = new SelfBudget(condensing.budget(), costs, failures, nanoTime);
        requestCounts = new RequestCounts(condensing, headers, nanoTime);
        statementCounts = new StatementCounts(condensing, budget, outbox, headers, nanoTime);
        client = new ClientApi(outbox, losses, headers, scopes, failures, nanoTime, random);
        logs = new LogReports(disclosure.logLevel(), settings.version(), outbox, headers, scopes, nanoTime, failures);
    }

    OwnFailures failures() {
        return failures;
    }

    CurrentScope scopes() {
        return scopes;
    }

    BackgroundThread background() {
        return background;
    }

    Outbox outbox() {
        return outbox;
    }

    GaugeSampler gauges() {
        return gauges;
    }

    ClientApi client() {
        return client;
    }

    LogReports logs() {
        return logs;
    }

    WatchedDatabases databases() {
        return new WatchedDatabases(new Watch(
                schemaReader(settings),
                settings.schemaWait(),
                scopes,
                policy,
                settings.isolation().canaryTenants(),
                violations,
                client::crossing,
                statementCounts,
                costs,
                new SlowStatements(settings.slowStatement(), budget, outbox, headers),
                background.executor(),
                failures,
                nanoTime));
    }

    RequestWatch requests() {
        return new RequestWatch(
                scopes,
                violations,
                new EndedRequests(
                        settings.condensing(), requestCounts, statementCounts, budget, costs, outbox, headers),
                responsePolicy(),
                new UncaughtExceptions(logs),
                settings.responseHeaders(),
                random,
                failures,
                nanoTime);
    }

    /** Begins to send. */
    Shipping shipping(RequestWatch requests) {
        gauges.add(budget);
        gauges.add(new RedactionGauges(redactor));
        gauges.add(new OverflowGauges(requestCounts, statementCounts));
        gauges.add(requests.responses().unchecked()::report);
        return office().open(gatherer(), policy::accept, this::doChores, losses, failures);
    }

    private ShippingOffice office() {
        return new ShippingOffice(
                settings.server(),
                settings.token(),
                new Sender(settings.app(), settings.instance(), settings.version()),
                settings.spoolDirectory(),
                settings.spoolBytes(),
                settings.bufferBytes() / 8,
                clock,
                nanoTime,
                ids,
                random,
                new EventRedaction(redactor));
    }

    private Gatherer gatherer() {
        return new Gatherer(
                outbox,
                gauges::sample,
                sources(),
                new Interval(settings.flushInterval(), nanoTime),
                new Interval(settings.gaugeInterval(), nanoTime),
                failures);
    }

    private void doChores() {
        budget.review();
        failures.tell();
    }

    private List<SummarySource> sources() {
        List<SummarySource> sources = new ArrayList<>(List.of(requestCounts, statementCounts, logs));
        sources.addAll(client.sources(settings.spoolDirectory(), settings.version()));
        return sources;
    }

    private static SchemaReader schemaReader(BulwarkSettings settings) {
        IsolationRules rules = settings.isolation();
        JudgeSettings judging = JudgeSettings.defaults()
                .withTenantColumn(settings.tenantColumn())
                .withTrust(rules.trustedFunctions(), rules.trust());
        return new SchemaReader(
                judging, new Declarations(rules.tenantTables(), settings.sharedTables(), rules.foreignKeys()));
    }

    private ResponsePolicy responsePolicy() {
        TenantKeys keys = settings.tenantKeys().isEmpty()
                ? TenantKeys.ofColumn(settings.tenantColumn())
                : TenantKeys.of(settings.tenantKeys());
        return new ResponsePolicy(
                keys.withAccessKeys(settings.accessKeys()),
                settings.holdBackBytes(),
                ScanLimits.DEFAULT,
                nanoTime,
                failures);
    }
}
