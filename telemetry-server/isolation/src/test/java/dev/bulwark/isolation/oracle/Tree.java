package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds and replaces pieces of trees. A place is the way down from the root, by positions. */
final class Tree {
    private Tree() {}

    /** The places of all pieces of a kind, those of a piece before those of its parts. */
    static List<List<Integer>> places(Sql root, Predicate<Sql> wanted) {
        List<List<Integer>> found = new ArrayList<>();
        collect(root, wanted, List.of(), found);
        return found;
    }

    static Sql at(Sql root, List<Integer> place) {
        Sql piece = root;
        for (int position : place) {
            piece = piece.parts().get(position);
        }
        return piece;
    }

    /** The tree with another piece in a place. */
    static Sql replaced(Sql root, List<Integer> place, Sql piece) {
        if (place.isEmpty()) {
            return piece;
        }
        List<Sql> parts = new ArrayList<>(root.parts());
        int position = place.get(0);
        parts.set(position, replaced(parts.get(position), place.subList(1, place.size()), piece));
        return root.with(parts);
    }

    private static void collect(Sql piece, Predicate<Sql> wanted, List<Integer> place, List<List<Integer>> found) {
        if (wanted.test(piece)) {
            found.add(place);
        }
        for (int i = 0; i < piece.parts().size(); i++) {
            List<Integer> deeper = new ArrayList<>(place);
            deeper.add(i);
            collect(piece.parts().get(i), wanted, deeper, found);
        }
    }
}
