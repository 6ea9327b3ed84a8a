package dev.bulwark.sample.traffic;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a user wants to do at some point of a journey; nothing, if it makes no sense at that moment. */
@FunctionalInterface
interface Move {
    Optional<Request> make(Visitor visitor, RandomGenerator random);

    static Move get(String path) {
        return (visitor, random) -> Optional.of(Request.get(path));
    }

    /** A move that is made in so many of a hundred cases. */
    static Move sometimes(int percent, Move move) {
        return (visitor, random) -> random.nextInt(100) < percent ? move.make(visitor, random) : Optional.empty();
    }
}
