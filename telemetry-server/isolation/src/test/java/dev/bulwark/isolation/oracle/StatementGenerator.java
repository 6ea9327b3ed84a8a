package dev.bulwark.isolation.oracle;

/** Makes statements for a schema: a third as they should be, the others with one or two mistakes. */
final class StatementGenerator {
    private final Making making;
    private final Dice dice;
    private final Reads reads;
    private final Writes writes;
    private final Mutator mutator;

    StatementGenerator(Dice dice, SchemaModel schema, boolean postgres) {
        this.dice = dice;
        this.making = new Making(dice, schema, postgres);
        Blocks blocks = new Blocks(making);
        this.reads = new Reads(making, blocks);
        this.writes = new Writes(making, blocks);
        this.mutator = new Mutator(schema, dice);
    }

    Made next() {
        making.startAnew();
        Made made = dice.oneIn(4) ? writes.next() : new Made(reads.next(), Candidate.Kind.READS);
        if (making.isMistaken()) {
            made = made.spoiled(made.tree());
        }
        for (int mistakes = dice.below(3); mistakes > 0; mistakes--) {
            made = made.spoiled(mutator.mutated(made.tree()));
        }
        return made;
    }
}
