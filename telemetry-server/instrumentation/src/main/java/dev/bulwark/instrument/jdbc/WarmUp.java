package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.thread.OwnThreads;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.parser.ParserTables;
import dev.bulwark.isolation.schema.SchemaReader;
import java.util.List;

/**
 * Shows a judge what statements usually look like, so that the parser is loaded when the first request comes: that takes
 * half a second and more, which a request should not spend.
 */
record WarmUp(SchemaReader schemas, OwnFailures failures) {
    private static final List<String> USUAL = List.of(
            "SELECT t.id, t.name FROM t WHERE t.organization_id = ? AND t.name LIKE ? ORDER BY t.name LIMIT 20 OFFSET ?",
            "SELECT t.id, COUNT(*) FROM t JOIN u ON u.t_id = t.id AND u.organization_id = t.organization_id"
                    + " LEFT JOIN v ON v.id = u.v_id WHERE t.organization_id = ? GROUP BY t.id HAVING COUNT(*) > 1",
            "SELECT id FROM t WHERE organization_id = ? AND id IN (SELECT t_id FROM u WHERE organization_id = ?)"
                    + " AND EXISTS (SELECT 1 FROM v WHERE v.t_id = t.id AND v.organization_id = t.organization_id)",
            "WITH mine AS (SELECT id FROM t WHERE organization_id = ?) SELECT CASE WHEN id > 1 THEN 'a' ELSE 'b' END FROM mine",
            "INSERT INTO t (id, organization_id, name) VALUES (?, ?, ?)",
            "UPDATE t SET name = ? WHERE id = ? AND organization_id = ?",
            "DELETE FROM t WHERE id = ? AND organization_id = ?");

    /** Begins, on a thread that ends with it: the one that reads schemas has something to do at this time. */
    void start() {
        OwnThreads.daemon("warm-up", this::run).start();
    }

    private void run() {
        try {
            ParserTables.shareEqual();
            Judge judge = new Judge(schemas.declared(), schemas.settings());
            USUAL.forEach(sql -> judge.analyse(sql).judge("", BoundParameters.NONE));
        } catch (RuntimeException | LinkageError e) {
            // the application may be gone already, and its classes with it
            failures.note("loading the parser", e);
        }
    }
}
