package dev.bulwark.server;

import dev.bulwark.server.audit.AuditReader;
import dev.bulwark.server.investigation.BlastRadii;
import dev.bulwark.server.investigation.Evidence;
import dev.bulwark.server.investigation.InvestigationRoutes;
import dev.bulwark.server.investigation.RelatedWork;
import dev.bulwark.server.investigation.Suggestions;
import dev.bulwark.server.investigation.ViolationDetails;
import dev.bulwark.server.performance.SingleRequests;
import dev.bulwark.server.performance.SlowStatements;

/** Joins what looks into violations. */
final class Investigations {
    private Investigations() {}

    static InvestigationRoutes routes(SharedParts parts, FeatureStores stores, Suggestions suggestions) {
        RelatedWork related = new RelatedWork(
                SingleRequests.in(parts.jdbi()),
                stores.failures().list(),
                SlowStatements.executions(parts.jdbi(), parts.json()),
                stores.activity().list());
        ViolationDetails details = new ViolationDetails(stores.violations(), related, suggestions, parts.clock());
        BlastRadii radii = new BlastRadii(parts.jdbi(), parts.json());
        Evidence evidence = new Evidence(
                details,
                radii,
                stores.violations(),
                new AuditReader(parts.jdbi(), parts.json()).list(),
                parts.audit(),
                parts.transactions(),
                parts.clock());
        return new InvestigationRoutes(details, radii, evidence, parts.answers());
    }
}
