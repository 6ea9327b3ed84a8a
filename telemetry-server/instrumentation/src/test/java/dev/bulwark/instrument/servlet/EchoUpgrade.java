package dev.bulwark.instrument.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends back whatever comes on a connection that is no longer HTTP. */
public final class EchoUpgrade implements HttpUpgradeHandler {
    @Override
    public void init(WebConnection connection) {
        try {
            ServletInputStream in = connection.getInputStream();
            ServletOutputStream out = connection.getOutputStream();
            in.setReadListener(new Echo(in, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {}

    private record Echo(ServletInputStream in, ServletOutputStream out) implements ReadListener {
        @Override
        public void onDataAvailable() throws IOException {
            byte[] bytes = new byte[256];
            while (in.isReady()) {
                int count = in.read(bytes);
                if (count < 0) {
                    return;
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        }

        @Override
        public void onAllDataRead() {}

        @Override
        public void onError(Throwable failure) {}
    }
}
