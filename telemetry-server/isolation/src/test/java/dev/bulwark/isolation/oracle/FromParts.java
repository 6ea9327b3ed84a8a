package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;

/** What a query reads, and the conditions on it, while both grow. */
final class FromParts {
    private final List<Sql> text = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Sql> where = new ArrayList<>();

    void add(Source source, Object... pieces) {
        text.add(Sql.of(pieces));
        sources.add(source);
    }

    void addDroppable(Source source, Object... pieces) {
        text.add(new Sql.Droppable(Sql.of(pieces)));
        sources.add(source);
    }

    void filter(Sql condition) {
        where.add(condition);
    }

    List<Source> sources() {
        return sources;
    }

    List<Source> withTenant() {
        return sources.stream().filter(Source::hasTenant).toList();
    }

    /** Takes the conditions away, for another place. */
    List<Sql> takeFilters() {
        List<Sql> taken = List.copyOf(where);
        where.clear();
        return taken;
    }

    Sql from() {
        return list(" FROM ");
    }

    Sql list(String keyword) {
        return Sql.of(keyword, new Sql.Group(text));
    }

    Sql where(Dice dice) {
        return new Sql.Conditions(" WHERE ", dice.shuffled(where));
    }
}
