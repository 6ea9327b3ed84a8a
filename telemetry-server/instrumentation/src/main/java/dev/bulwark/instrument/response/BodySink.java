package dev.bulwark.instrument.response;

import java.io.IOException;

/** Where a body's bytes go when they may leave: the container. */
interface BodySink {
    void write(byte[] bytes, int from, int length) throws IOException;

    void flush() throws IOException;
}
