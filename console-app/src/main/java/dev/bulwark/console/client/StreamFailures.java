package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import java.io.EOFException;
import java.io.IOException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Why the stream of pushed events ended, in plain words. */
final class StreamFailures {
    private StreamFailures() {}

    static Failure closedByServer(ServerAddress address) {
        return FailureWords.of(new EOFException(), address.url());
    }

    static Failure of(ServerAddress address, @Nullable Throwable cause, @Nullable Response response) {
        if (response != null && !response.isSuccessful()) {
            return FailureWords.of(response.code(), null, address.url());
        }
        if (cause instanceof IOException broken) {
            return FailureWords.of(broken, address.url());
        }
        return cause == null ? closedByServer(address) : FailureWords.unreadable(address.url());
    }
}
