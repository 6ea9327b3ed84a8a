package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.Scope;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The executions that wait to be run together: all are judged before any of them runs, and each is counted when they have.
 * Not thread-safe, like the statement.
 */
final class Batch {
    private final List<Entry> entries = new ArrayList<>();

    /** The text and number of executions whose values matter to nobody, and are not kept. */
    private StatementText ofNoInterest = StatementTexts.unkept(null);

    private int withoutInterest;

    /** One execution. */
    private static final class Entry {
        private final StatementText text;
        private final BoundParameters values;
        private Admission admission = Admission.UNJUDGED;

        Entry(StatementText text, BoundParameters values) {
            this.text = text;
            this.values = values;
        }
    }

    /** Looks at executions that are alike. */
    @FunctionalInterface
    interface Visitor {
        void visit(StatementText text, Admission admission, int executions);
    }

    void add(StatementText text, BoundParameters values) {
        entries.add(new Entry(text, values));
    }

    /** Adds an execution that touches no tenant's data whatever its values are. */
    void addOfNoInterest(StatementText text) {
        ofNoInterest = text;
        withoutInterest++;
    }

    /** Judges all of it. */
    void admit(StatementGuard guard) throws StatementBlockedException {
        Scope scope = guard.scope();
        for (Entry entry : entries) {
            entry.admission = guard.admit(entry.text, entry.values, scope);
        }
    }

    int size() {
        return entries.size() + withoutInterest;
    }

    /** The text that stands for all of it when it is slow. */
    StatementText shown() {
        return entries.isEmpty() ? ofNoInterest : entries.get(0).text;
    }

    /** Shows all executions, as many at once as are alike and stand together. */
    void visit(Visitor visitor) {
        int from = 0;
        for (int i = 1; i <= entries.size(); i++) {
            Entry first = entries.get(from);
            if (i == entries.size()
                    || entries.get(i).text != first.text
                    || entries.get(i).admission != first.admission) {
                visitor.visit(first.text, first.admission, i - from);
                from = i;
            }
        }
        if (withoutInterest > 0) {
            visitor.visit(ofNoInterest, Admission.of(VerdictKind.NO_TENANT_DATA), withoutInterest);
        }
    }
}
