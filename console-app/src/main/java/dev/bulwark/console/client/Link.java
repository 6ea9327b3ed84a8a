package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the console is connected to its server right now.
 *
 * @param since when this state began, by the console's clock
 * @param retryAt when the next try is due; null when connected or when only a new sign-in helps
 * @param failure why it is not connected; null when it is
 */
public record Link(
        State state,
        Instant since,
        @Nullable Instant retryAt,
        @Nullable Failure failure) {
    /** Connected or not. */
    public enum State {
        /** Never connected yet. */
        CONNECTING,
        CONNECTED,
        DISCONNECTED,
        /** The server no longer accepts the session and it could not be renewed. */
        SIGNED_OUT
    }

    static Link connecting(Instant now) {
        return new Link(State.CONNECTING, now, null, null);
    }

    Link connected(Instant now) {
        return new Link(State.CONNECTED, now, null, null);
    }

    /** The connection was lost, or a new try failed: then the time since which it is lost stays. */
    Link lost(Instant now, Failure why, @Nullable Instant nextTry) {
        State next = nextTry == null ? State.SIGNED_OUT : State.DISCONNECTED;
        return new Link(next, state == State.CONNECTED ? now : since, nextTry, why);
    }

    public boolean isUp() {
        return state == State.CONNECTED;
    }

    /** Whether the connection was lost, as opposed to never made yet. */
    public boolean isDown() {
        return state == State.DISCONNECTED || state == State.SIGNED_OUT;
    }
}
