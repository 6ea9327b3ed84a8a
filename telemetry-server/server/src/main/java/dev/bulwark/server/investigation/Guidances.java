package dev.bulwark.server.investigation;

import dev.bulwark.model.isolation.Guidance;
import dev.bulwark.model.isolation.ViolationType;
import java.util.List;

/** What each type of violation means and asks for. Pure. */
final class Guidances {
    private static final String REACH = "Look at the blast radius: which tenants' rows were seen, by whom, since when.";
    private static final String OPEN_CODE = "Open the code at details.callSite and the endpoint.";

    private Guidances() {}

    static Guidance of(ViolationType type) {
        return switch (type) {
            case MISSING_FILTER ->
                guidance(
                        "A table with tenants' rows is read or written without being held to one tenant.",
                        REACH,
                        OPEN_CODE,
                        "Hold every marked table to the tenant; the suggestion shows one proven way.",
                        "Until it is mended, switch the application to block_critical, which stops the statement.");
            case WRONG_ORG ->
                guidance(
                        "The statement is held to a tenant, but to another one than the caller's, or gave its rows.",
                        REACH,
                        "Find where the tenant's value comes from: it must be the signed-in caller's, never a parameter"
                                + " of the request, a cache or a thread that served somebody else.",
                        OPEN_CODE,
                        "Work that is meant to cross tenants is declared in code, with its reason.");
            case RESPONSE_CONTAMINATION ->
                guidance(
                        "A response carried another tenant's identifier and was stopped before it left.",
                        "Look at the related statements: one without a filter is the usual cause; else a cache whose key"
                                + " lacks the tenant, or an object that is shared between requests.",
                        REACH,
                        "If details.connectionCut is true, the rows before the foreign one had left already.");
            case NO_TENANT_CONTEXT ->
                guidance(
                        "A table with tenants' rows was touched while nobody knew for which tenant.",
                        OPEN_CODE,
                        "In a job or a message handler, name the tenant with runAs; in a request, see why the caller"
                                + " was not recognised.",
                        "Work that is meant for all tenants is declared as cross-tenant work, with its reason.");
            case UNDECIDABLE ->
                guidance(
                        "It could not be proven that the statement stays within one tenant.",
                        "Read the reason: a function of your own, a procedure or a value that only the database knows.",
                        "Bind the tenant as a parameter as well, or name functions that read no table under"
                                + " trusted-functions.",
                        "If it is right as it is, give it an exception with an owner, a reason and an expiry.");
            case ACCESS_ANOMALY ->
                guidance(
                        "The access does not fit what this user or tenant did before.",
                        "Read the details: which figure left which range over which window.",
                        "Ask whether somebody was meant to do that: a migration, a support case, a new report.",
                        "If not, end the user's sessions, change the credentials, and look at their activity.");
        };
    }

    private static Guidance guidance(String meaning, String... steps) {
        return new Guidance(meaning, List.of(steps));
    }
}
