package dev.bulwark.model.isolation;

import java.util.List;

/**
 * What a type of violation means, and what to do about one.
 *
 * @param meaning one sentence
 * @param steps in the order in which they are taken
 */
public record Guidance(String meaning, List<String> steps) {
    public Guidance {
        steps = List.copyOf(steps);
    }
}
