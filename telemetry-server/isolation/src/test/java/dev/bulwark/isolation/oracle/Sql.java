package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of a statement: a tree that is printed, mutated and cut down. */
sealed interface Sql {
    /** Nothing. */
    Sql NOTHING = new Text("");

    /** The pieces that this one is made of. */
    default List<Sql> parts() {
        return List.of();
    }

    /** The same made of other pieces. */
    default Sql with(List<Sql> parts) {
        return this;
    }

    /** Prints the text, and adds the bound values in the order of their marks. */
    void print(StringBuilder text, List<Bound> values);

    /** Texts and pieces, one after the other. */
    static Sql of(Object... pieces) {
        return new Group(Arrays.stream(pieces)
                .map(piece -> piece instanceof Sql sql ? sql : new Text(piece.toString()))
                .toList());
    }

    /** Pieces with the same text between them. */
    static Sql joined(String separator, List<? extends Sql> pieces) {
        List<Sql> all = new ArrayList<>();
        for (Sql piece : pieces) {
            if (!all.isEmpty()) {
                all.add(new Text(separator));
            }
            all.add(piece);
        }
        return new Group(all);
    }

    /** Text as it is. */
    record Text(String text) implements Sql {
        @Override
        public void print(StringBuilder out, List<Bound> values) {
            out.append(text);
        }
    }

    /**
     * A bound value.
     *
     * @param type its type in the database; of its elements for an array
     */
    record Bound(@Nullable Object value, String type) implements Sql {
        @Override
        public void print(StringBuilder out, List<Bound> values) {
            out.append('?');
            values.add(this);
        }

        @Override
        public String toString() {
            return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
        }
    }

    /** Pieces one after the other. */
    record Group(List<Sql> parts) implements Sql {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public Sql with(List<Sql> others) {
            return new Group(others);
        }

        @Override
        public void print(StringBuilder out, List<Bound> values) {
            parts.forEach(part -> part.print(out, values));
        }
    }

    /** Conditions that all must hold, behind their keyword; any of them may be taken away. */
    record Conditions(String keyword, List<Sql> parts) implements Sql {
        public Conditions {
            parts = List.copyOf(parts);
        }

        @Override
        public Sql with(List<Sql> others) {
            return new Conditions(keyword, others);
        }

        @Override
        public void print(StringBuilder out, List<Bound> values) {
            boolean needed = keyword.strip().equals("ON");
            if (!parts.isEmpty() || needed) {
                out.append(keyword);
            }
            if (parts.isEmpty() && needed) {
                out.append("1 = 1");
            }
            joined(" AND ", parts).print(out, values);
        }
    }

    /** What the statement can do without. */
    record Droppable(Sql part) implements Sql {
        @Override
        public List<Sql> parts() {
            return List.of(part);
        }

        @Override
        public Sql with(List<Sql> others) {
            return new Droppable(others.get(0));
        }

        @Override
        public void print(StringBuilder out, List<Bound> values) {
            part.print(out, values);
        }
    }

    /** One of several words that may stand in a place. */
    record Choice(String chosen, List<String> all) implements Sql {
        public Choice {
            all = List.copyOf(all);
        }

        @Override
        public void print(StringBuilder out, List<Bound> values) {
            out.append(chosen);
        }
    }

    /**
     * A tenant column that is held to a value.
     *
     * @param form with {@code #c} for the column and {@code #v} for the value, which may stand there several times
     */
    record Held(String form, String column, Sql value) implements Sql {
        @Override
        public List<Sql> parts() {
            return List.of(value);
        }

        @Override
        public Sql with(List<Sql> others) {
            return new Held(form, column, others.get(0));
        }

        @Override
        public void print(StringBuilder out, List<Bound> values) {
            for (int i = 0; i < form.length(); i++) {
                if (form.startsWith("#c", i)) {
                    out.append(column);
                    i++;
                } else if (form.startsWith("#v", i)) {
                    value.print(out, values);
                    i++;
                } else {
                    out.append(form.charAt(i));
                }
            }
        }
    }

    /** The statement that a tree prints. */
    static Candidate candidate(Sql tree, Candidate.Kind kind) {
        StringBuilder text = new StringBuilder();
        List<Bound> values = new ArrayList<>();
        tree.print(text, values);
        return new Candidate(text.toString().strip().replaceAll("  +", " "), values, kind);
    }

    /** The text that a piece prints. */
    static String text(Sql piece) {
        return candidate(piece, Candidate.Kind.READS).sql();
    }

    /** Texts as pieces. */
    static List<Sql> texts(List<String> texts) {
        return texts.stream().<Sql>map(Text::new).collect(Collectors.toList());
    }
}
