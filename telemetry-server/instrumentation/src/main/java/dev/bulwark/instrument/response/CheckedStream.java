package dev.bulwark.instrument.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The stream that the application writes its body to. */
final class CheckedStream extends ServletOutputStream {
    private final CheckedResponse response;
    private final ServletOutputStream real;
    private byte @Nullable [] single;
    private volatile @Nullable NonBlockingSink nonBlocking;

    CheckedStream(CheckedResponse response, ServletOutputStream real) {
        this.response = response;
        this.real = real;
    }

    @Override
    public void write(int next) throws IOException {
        byte[] one = single == null ? new byte[1] : single;
        single = one;
        one[0] = (byte) next;
        response.write(one, 0, 1);
        handOn();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        response.write(bytes, from, length);
        handOn();
    }

    /** As the container would print it: by the interface's rule in ISO 8859-1, by some in the response's character set. */
    @Override
    public void print(String text) throws IOException {
        String printed = String.valueOf(text);
        if (isAscii(printed) || !printsInOwnWay()) {
            super.print(printed);
        } else {
            write(printed.getBytes(response.getCharacterEncoding()));
        }
    }

    @Override
    public void flush() throws IOException {
        response.flushBody();
        handOn();
    }

    @Override
    public void close() throws IOException {
        response.finish();
        handOn();
        response.closeUnlessCut(real);
    }

    @Override
    public boolean isReady() {
        NonBlockingSink known = nonBlocking;
        if (response.isReplaced()) {
            return true; // what is written now goes nowhere, and the container no longer tells when it is ready
        }
        if (known == null) {
            return real.isReady();
        }
        try {
            return known.isReady();
        } catch (IOException e) {
            return true; // the next write will say what is wrong
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        NonBlockingSink sink = new NonBlockingSink(real, listener);
        real.setWriteListener(sink);
        nonBlocking = sink;
        response.writeTo(sink);
    }

    /** Runs when the container has taken all that was released: now, unless it is written to without blocking. */
    void whenDrained(Runnable end) throws IOException {
        NonBlockingSink known = nonBlocking;
        if (known == null) {
            end.run();
        } else {
            known.whenDrained(end);
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private boolean printsInOwnWay() {
        try {
            Class<?> printing = real.getClass().getMethod("print", String.class).getDeclaringClass();
            return printing != ServletOutputStream.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private void handOn() throws IOException {
        NonBlockingSink known = nonBlocking;
        if (known != null) {
            known.isDrained();
        }
    }
}
