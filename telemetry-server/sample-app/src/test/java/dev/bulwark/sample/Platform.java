package dev.bulwark.sample;

import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.watch.WatchSettings;
import dev.bulwark.sample.world.Persona;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Platforms and people for tests. */
final class Platform {
    static final String LARGEST = "harborline";
    static final String OTHER = "fjord-seafood";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T10:00:00Z"), ZoneOffset.UTC);

    private Platform() {}

    static SampleApp unwatched(Defect... defects) {
        return start(new SampleSettings(0, Defects.of(defects), 1, null));
    }

    static SampleApp watched(WatchSettings watch, Defects defects) {
        return start(new SampleSettings(0, defects, 1, watch));
    }

    /** Anybody of that role in that organization. */
    static Persona person(SampleApp app, String organization, Role role) {
        return app.world().people().stream()
                .filter(person -> person.organizationId().equals(organization) && person.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static SampleApp start(SampleSettings settings) {
        try {
            return new SampleApp(settings, CLOCK);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }
}
