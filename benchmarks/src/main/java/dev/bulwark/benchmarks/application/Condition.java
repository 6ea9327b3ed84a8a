package dev.bulwark.benchmarks.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How the telemetry server behaves. */
enum Condition {
    /** Takes every batch at once. */
    HEALTHY {
        @Override
        void serve(InputStream in, OutputStream out) throws IOException {
            while (skipRequest(in)) {
                write(out, "HTTP/1.1 202 Accepted\r\nContent-Length: 43\r\n\r\n");
                write(out, "{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
            }
        }
    },
    /** Nobody listens. */
    ABSENT {
        @Override
        void serve(InputStream in, OutputStream out) {}
    },
    /** Accepts connections and never answers. */
    BLACK_HOLE {
        @Override
        void serve(InputStream in, OutputStream out) throws InterruptedException {
            TimeUnit.HOURS.sleep(1);
        }
    },
    /** Answers with a byte a second. */
    SLOW {
        @Override
        void serve(InputStream in, OutputStream out) throws IOException, InterruptedException {
            while (true) {
                write(out, "H");
                TimeUnit.SECONDS.sleep(1);
            }
        }
    },
    /** Is something else. */
    GARBAGE {
        @Override
        void serve(InputStream in, OutputStream out) throws IOException {
            while (skipRequest(in)) {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<html>Sign in</html>");
            }
        }
    };

    /** Serves one connection, which is closed afterwards. */
    abstract void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads a request with its body; false at the end of the connection. */
    private static boolean skipRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:") + "content-length:".length();
        in.skipNBytes(
                Long.parseLong(lower.substring(at, lower.indexOf('\r', at)).strip()));
        return true;
    }
}
