package dev.bulwark.benchmarks.application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands where the telemetry server should, and behaves as its condition says. */
final class StandIn implements AutoCloseable {
    private final Condition condition;
    private final ServerSocket listening;

    StandIn(Condition condition) throws IOException {
        this.condition = condition;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (condition == Condition.ABSENT) {
            listening.close();
        } else {
            inBackground(this::accept);
        }
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                inBackground(() -> serve(socket));
            } catch (IOException e) {
                // closed, which ends the loop
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            condition.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            // the application has given up, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        thread.start();
    }
}
