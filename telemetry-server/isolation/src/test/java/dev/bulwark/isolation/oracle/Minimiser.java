package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Droppable;
import dev.bulwark.isolation.oracle.Sql.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Cuts a statement down to what a property of it needs. */
final class Minimiser {
    private Minimiser() {}

    static Sql smallest(Sql tree, Predicate<Sql> property) {
        Sql smallest = tree;
        for (Sql next = smaller(smallest, property); next != smallest; next = smaller(smallest, property)) {
            smallest = next;
        }
        return smallest;
    }

    private static Sql smaller(Sql tree, Predicate<Sql> property) {
        return Tree.places(tree, piece -> true).stream()
                .flatMap(place -> cuts(Tree.at(tree, place)).map(cut -> Tree.replaced(tree, place, cut)))
                .filter(property)
                .findFirst()
                .orElse(tree);
    }

    private static Stream<Sql> cuts(Sql piece) {
        if (piece instanceof Droppable) {
            return Stream.of(Sql.NOTHING);
        }
        if (piece instanceof Conditions) {
            List<Sql> cuts = new ArrayList<>();
            for (int i = 0; i < piece.parts().size(); i++) {
                List<Sql> rest = new ArrayList<>(piece.parts());
                rest.remove(i);
                cuts.add(piece.with(rest));
            }
            return cuts.stream();
        }
        if (piece instanceof Held held
                && !held.form().equals("#c = #v")
                && !held.column().isEmpty()) {
            return Stream.of(new Held("#c = #v", held.column(), held.value()));
        }
        boolean query = piece instanceof Sql.Group && Sql.text(piece).startsWith("SELECT ");
        return query ? piece.parts().stream().filter(part -> Sql.text(part).startsWith("(SELECT")) : Stream.empty();
    }
}
