package dev.bulwark.instrument.response;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes for the container's stream. */
record StreamSink(OutputStream stream) implements BodySink {
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        stream.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }
}
