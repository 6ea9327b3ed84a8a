package dev.bulwark.sample.world;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that are random and yet the same for the same seed. */
public final class Ids {
    private Ids() {}

    /** A UUID of version 4 from the given source. */
    public static UUID next(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
