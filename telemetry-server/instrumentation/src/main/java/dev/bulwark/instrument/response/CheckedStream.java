package dev.bulwark.instrument.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The stream that the application writes its body to. */
final class CheckedStream extends ServletOutputStream {
    private final CheckedResponse response;
    private final ServletOutputStream real;
    private final byte[] single = new byte[1];

    CheckedStream(CheckedResponse response, ServletOutputStream real) {
        this.response = response;
        this.real = real;
    }

    @Override
    public void write(int next) throws IOException {
        single[0] = (byte) next;
        response.write(single, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        response.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        response.flushBody();
    }

    @Override
    public void close() throws IOException {
        response.finish();
        real.close();
    }

    @Override
    public boolean isReady() {
        return real.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        response.passBodyUntouched();
        real.setWriteListener(listener);
    }
}
