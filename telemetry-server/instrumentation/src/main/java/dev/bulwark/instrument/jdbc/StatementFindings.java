package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.ShownSql;
import dev.bulwark.instrument.violation.Finding;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.isolation.ViolationType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts verdicts into the words of a violation. */
final class StatementFindings {
    /** What all statements that could not be judged are folded by. */
    static final String UNJUDGED = "not judged";

    private StatementFindings() {}

    static Finding of(
            ViolationType type, String sql, String hash, Verdict verdict, @Nullable String callSite, boolean blocked) {
        String shown = ShownSql.of(sql);
        List<Mark> marks = verdict.marks().stream()
                .filter(mark -> mark.end() <= shown.length())
                .toList();
        return new Finding(
                type,
                hash,
                shown,
                hash,
                marks,
                verdict.accessedTenants(),
                details(type, verdict, callSite, blocked),
                blocked);
    }

    /** Of a statement whose judging failed. */
    static Finding unjudged(String sql, boolean blocked) {
        return new Finding(
                ViolationType.UNDECIDABLE,
                UNJUDGED,
                ShownSql.of(sql),
                null,
                List.of(),
                List.of(),
                Map.of("reason", "judging the statement failed within Bulwark; its own log says why"),
                blocked);
    }

    private static Map<String, Object> details(
            ViolationType type, Verdict verdict, @Nullable String callSite, boolean blocked) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reason", reason(type, verdict));
        details.put("tables", verdict.tables());
        if (callSite != null) {
            details.put("callSite", callSite);
        }
        if (!blocked) {
            details.put("wouldBlock", mildestModeThatBlocks(type));
        }
        return details;
    }

    private static String mildestModeThatBlocks(ViolationType type) {
        Mode mildest = Mode.BLOCK_CRITICAL.blocks(type) ? Mode.BLOCK_CRITICAL : Mode.BLOCK_UNDECIDED;
        return mildest.name().toLowerCase(Locale.ROOT);
    }

    private static String reason(ViolationType type, Verdict verdict) {
        if (type == ViolationType.UNDECIDABLE && verdict.kind() == VerdictKind.MISSING_FILTER) {
            return "the schema has not been read yet, so it is not known what these tables hold: " + verdict.reason();
        }
        if (type != ViolationType.NO_TENANT_CONTEXT || verdict.kind() == VerdictKind.NO_TENANT) {
            return verdict.reason();
        }
        String unfiltered = verdict.kind() == VerdictKind.MISSING_FILTER ? "; besides, " + verdict.reason() : "";
        return "the statement may touch tenants' rows while nobody knows for which tenant it runs" + unfiltered;
    }
}
