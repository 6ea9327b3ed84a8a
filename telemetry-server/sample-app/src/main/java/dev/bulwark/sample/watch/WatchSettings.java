package dev.bulwark.sample.watch;

import dev.bulwark.model.isolation.Mode;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the platform is watched.
 *
 * @param server where the findings go; null for nowhere: statements are judged all the same
 * @param token with which the platform reports there
 * @param instance the name of this process
 * @param spool where findings wait while the server is away; null for a folder among the temporary files
 */
public record WatchSettings(
        @Nullable URI server,
        @Nullable String token,
        String instance,
        Mode mode,
        @Nullable Path spool) {}
