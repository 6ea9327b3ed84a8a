package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.RequestSource;

/** A request of nobody's. */
record NamedRequest(String endpoint) implements RequestSource {
    @Override
    public Caller caller() {
        return null;
    }
}
