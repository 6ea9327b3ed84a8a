package dev.bulwark.instrument.response;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The container, as it takes bytes now. Remembers why it took no more, which is no failure of ours. Not thread-safe, like the response. */
final class ContainerSink implements BodySink {
    private BodySink target;
    private @Nullable Exception refusal;

    ContainerSink(BodySink target) {
        this.target = target;
    }

    /** Why it took no more for the first time; null while it takes everything. */
    @Nullable
    Exception refusal() {
        return refusal;
    }

    /** From now on bytes go there. */
    void turnTo(BodySink other) {
        target = other;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            target.write(bytes, from, length);
        } catch (IOException | RuntimeException e) {
            note(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException | RuntimeException e) {
            note(e);
            throw e;
        }
    }

    private void note(Exception failure) {
        if (refusal == null) {
            refusal = failure;
        }
    }
}
