package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscription;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's pushed events, taken up again after every loss from where they stopped. */
public interface LiveStream {
    /** Told on background threads, never two calls at a time. */
    interface Listener {
        /** The stream flows; it carries on behind the last event that was told. */
        void connected();

        void event(LiveEvent event);

        /**
         * The stream ended, or could not be opened.
         *
         * @param retryIn how long until the next try; null if there is no sense in one before a new sign-in
         */
        void lost(Failure failure, @Nullable Duration retryIn);
    }

    /** Listens until closed. */
    Subscription open(Listener listener);

    /** Tries again now if the stream is waiting to. */
    void retryNow();
}
