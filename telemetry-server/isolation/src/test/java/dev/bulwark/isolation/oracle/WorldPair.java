package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Comparison.Kind;
import java.sql.SQLException;
import java.util.List;

/** Two worlds that differ only in the rows of other tenants and of nobody; each also stored in another order. */
final class WorldPair implements AutoCloseable {
    private final List<World> worlds;
    private final String description;

    WorldPair(Engine engine, SchemaModel schema, Rows ours, Rows others, Rows changed, Dice dice) throws SQLException {
        Rows first = ours.and(others);
        Rows second = ours.and(changed);
        this.worlds = List.of(
                new World(engine, schema, first),
                new World(engine, schema, second),
                new World(engine, schema, first.shuffled(dice)),
                new World(engine, schema, second.shuffled(dice)));
        this.description = "ours:\n" + ours + "others:\n" + others + "others instead:\n" + changed;
    }

    Comparison compare(Candidate candidate) throws SQLException {
        Seen here = worlds.get(0).run(candidate);
        Seen there = worlds.get(1).run(candidate);
        if (here.isInvalid() || there.isInvalid()) {
            return new Comparison(Kind.INVALID, here.isInvalid() ? here.toString() : there.toString());
        }
        if (!here.touched().isEmpty() || !there.touched().isEmpty()) {
            return new Comparison(Kind.DIFFERENT, here.touched() + there.touched());
        }
        if (here.isTaken() || there.isTaken()) {
            return Comparison.of(Kind.TAKEN);
        }
        if (here.isLike(there)) {
            return Comparison.same(here.isNothing());
        }
        boolean stable = here.isLike(worlds.get(2).run(candidate))
                && there.isLike(worlds.get(3).run(candidate));
        return new Comparison(
                stable ? Kind.DIFFERENT : Kind.UNSTABLE, here + "\n  with other rows of others: " + there);
    }

    @Override
    public void close() throws SQLException {
        for (World world : worlds) {
            world.close();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
