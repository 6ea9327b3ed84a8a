package dev.bulwark.isolation.oracle;

import dev.bulwark.model.isolation.VerdictKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One schema, several data sets with it, and suggestions for the statements that leak. */
final class SuggestionRound implements AutoCloseable {
    private static final int[] OTHERS = {4, 12, 8};
    private static final int OURS = 6;

    private final Subject subject;
    private final List<LoneAndAll> data = new ArrayList<>();

    SuggestionRound(Engine engine, Dice dice) throws SQLException {
        this.subject = Subject.of(engine, dice);
        for (int others : OTHERS) {
            DataGenerator generator = new DataGenerator(subject.schema(), dice);
            Rows ours = generator.ours(OURS);
            data.add(new LoneAndAll(
                    new World(engine, subject.schema(), ours),
                    new World(engine, subject.schema(), ours.shuffled(dice)),
                    new World(engine, subject.schema(), ours.and(generator.others(others)))));
        }
    }

    /** Makes a statement; if it leaks, tries out what is suggested for it. */
    void tryOne(SuggestionTally tally) throws SQLException {
        Candidate leak = subject.generator().next().candidate();
        if (subject.verdict(leak).kind() != VerdictKind.MISSING_FILTER || subject.namesOthers(leak) || !runs(leak)) {
            return;
        }
        Candidate suggestion = subject.suggestion(leak);
        if (suggestion == null) {
            tally.without(leak);
            return;
        }
        if (suggestion.marks() != leak.marks()) {
            // Where NULL was bound, the tenant is written instead; the bound values are not for this text any more.
            return;
        }
        String objection = objection(leak, suggestion);
        tally.with(objection.isEmpty() ? "" : leak + "\n  suggested:\n" + suggestion + "\n" + objection);
    }

    @Override
    public void close() throws SQLException {
        for (LoneAndAll worlds : data) {
            worlds.lone().close();
            worlds.loneShuffled().close();
            worlds.all().close();
        }
    }

    private boolean runs(Candidate leak) throws SQLException {
        return !data.get(0).lone().run(leak).isInvalid();
    }

    private String objection(Candidate leak, Candidate suggestion) throws SQLException {
        VerdictKind kind = subject.verdict(suggestion).kind();
        if (kind != VerdictKind.CONFINED) {
            return "  is judged " + kind;
        }
        for (LoneAndAll worlds : data) {
            String objection = worlds.objection(leak, suggestion);
            if (!objection.isEmpty()) {
                return objection + "\n" + subject.schema();
            }
        }
        return "";
    }

    /**
     * The same rows of the current tenant, alone and among others'.
     *
     * @param loneShuffled the lone ones, stored in another order
     */
    private record LoneAndAll(World lone, World loneShuffled, World all) {
        String objection(Candidate leak, Candidate suggestion) throws SQLException {
            Seen wanted = lone.run(leak);
            Seen got = all.run(suggestion);
            boolean stable = wanted.isLike(loneShuffled.run(leak));
            if (!got.touched().isEmpty() || got.isInvalid()) {
                return "  gives " + got;
            }
            boolean free = !stable || wanted.isTaken() || got.isTaken();
            return free || wanted.isLike(got) ? "" : "  gives " + got + "\n  instead of " + wanted;
        }
    }
}
