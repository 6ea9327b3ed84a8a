package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where in a statement its views stand. The texts of views follow the statement's, as if they were one text, so that every
 * place in one of them has an offset of its own.
 */
public final class ViewPlaces {
    private static final int MOST_VIEWS = 40;
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final int length;
    private final List<Use> uses = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<Integer> queries = new HashSet<>();
    private int end;

    ViewPlaces(int length) {
        this.length = length;
        this.end = length;
    }

    /**
     * A view begins to be read.
     *
     * @return the offset of its text
     * @throws Unreadable when views lead to themselves, or are too many
     */
    int enter(String name, String definition, Span place) {
        if (open.contains(name)) {
            throw new Unreadable("it is defined by itself", place);
        }
        if (uses.size() >= MOST_VIEWS || end - length + definition.length() > MOST_CHARACTERS) {
            throw new Unreadable("the statement reads from too many views", place);
        }
        int start = end + 1;
        end = start + definition.length();
        uses.add(new Use(start, end, outside(place)));
        open.push(name);
        return start;
    }

    /** The view that was begun last has been read, and its rows are those of a query. */
    void leave(int query) {
        open.pop();
        queries.add(query);
    }

    /** Refuses a change of a view's rows. */
    void requireNone(int range, Span place) {
        if (queries.contains(range)) {
            throw new Unreadable("rows are changed through a view", outside(place));
        }
    }

    /** A place in the statement itself: for one within a view, where that view stands. */
    public Span outside(Span place) {
        if (place.start() < length) {
            return place;
        }
        return uses.stream()
                .filter(use -> place.start() >= use.start && place.start() <= use.end)
                .map(Use::place)
                .findFirst()
                .orElse(place);
    }

    private record Use(int start, int end, Span place) {}
}
