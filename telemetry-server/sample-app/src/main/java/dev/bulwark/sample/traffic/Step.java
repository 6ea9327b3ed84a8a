package dev.bulwark.sample.traffic;

import dev.bulwark.sample.world.Persona;
import java.util.Optional;

/**
 * One request of the plan.
 *
 * @param second when it is due on the plan's own time line, whose speed the {@link Pace} decides
 */
public record Step(Persona user, Request request, double second) {
    /** Method, path and body in one line, to compare runs by. */
    public String line() {
        return request.method() + " " + request.path()
                + Optional.ofNullable(request.body()).map(body -> " " + body).orElse("");
    }
}
