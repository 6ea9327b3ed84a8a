package dev.bulwark.sample.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The open sessions, in memory; forgotten after an hour without a request. Thread-safe. */
public final class Sessions {
    public static final String COOKIE = "session";

    private static final int TOKEN_BYTES = 24;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final long MAX_SESSIONS = 10_000;

    private final RandomGenerator random;
    private final Cache<String, Session> open = Caffeine.newBuilder()
            .expireAfterAccess(IDLE)
            .maximumSize(MAX_SESSIONS)
            .build();

    /**
     * Nobody is signed in yet.
     *
     * @param random must be unpredictable and thread-safe: it makes the tokens
     */
    public Sessions(RandomGenerator random) {
        this.random = random;
    }

    /** Opens a session and answers its token. */
    public String open(Session session) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        open.put(token, session);
        return token;
    }

    /** The session that a request's cookie names. */
    public Optional<Session> of(HttpServletRequest request) {
        return token(request.getCookies()).map(open::getIfPresent);
    }

    public void close(HttpServletRequest request) {
        token(request.getCookies()).ifPresent(open::invalidate);
    }

    private static Optional<String> token(Cookie @Nullable [] cookies) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
