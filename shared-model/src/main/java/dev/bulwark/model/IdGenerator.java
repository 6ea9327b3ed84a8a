package dev.bulwark.model;

import java.util.UUID;

/** Where new ids come from; passed in, so that tests are exact. */
@FunctionalInterface
public interface IdGenerator {
    /** A fresh id, never given out before by this generator. */
    UUID next();
}
