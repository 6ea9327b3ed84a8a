package dev.bulwark.isolation.suggestion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A predicate to be added to a condition.
 *
 * @param from the condition's first token
 * @param to the token behind it; equal to {@code from} where a WHERE is still missing
 * @param depth how deep the condition stands in parentheses
 */
record Conjunct(int from, int to, int depth, String predicate) {
    private static final Set<String> ALTERNATIVES = Set.of("or", "xor", "||");

    private record Place(int from, int to, int depth) {}

    /** The edits that add all of them, those for one condition together; a new WHERE comes behind the joins' conditions. */
    static List<TextEdit> edits(List<Conjunct> conjuncts, Context context) {
        Map<Place, String> predicates = new LinkedHashMap<>();
        conjuncts.stream()
                .distinct()
                .sorted(Comparator.comparing(Conjunct::isNew))
                .forEach(one -> predicates.merge(
                        new Place(one.from, one.to, one.depth),
                        one.predicate,
                        (first, second) -> first + " AND " + second));
        List<TextEdit> edits = new ArrayList<>();
        predicates.forEach((place, predicate) -> edits.add(edit(place, predicate, context)));
        return edits;
    }

    private boolean isNew() {
        return from == to;
    }

    /** Alternatives are kept together. */
    private static TextEdit edit(Place place, String predicate, Context context) {
        TokenWalk walk = context.walk();
        int end = walk.offsetBefore(place.to);
        if (place.from == place.to) {
            return TextEdit.insertion(end, " WHERE " + predicate);
        }
        if (!walk.hasAny(place.from, place.to, place.depth, ALTERNATIVES)) {
            return TextEdit.insertion(end, " AND " + predicate);
        }
        int start = walk.tokens().get(place.from).start();
        String condition = context.lexed().text().substring(start, end);
        return new TextEdit(start, end, "(" + condition + ") AND " + predicate);
    }
}
