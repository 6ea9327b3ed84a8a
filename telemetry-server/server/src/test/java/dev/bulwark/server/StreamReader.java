package dev.bulwark.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream of server-sent events in the background. */
final class StreamReader implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> otherLines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private StreamReader(HttpResponse<InputStream> response) {
        this.response = response;
    }

    record Event(String id, String kind, String data) {}

    /** @param lastEventId empty to start with what comes next */
    static StreamReader open(Client client, String path, String session, String lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = client.request(path, session).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        StreamReader reader =
                new StreamReader(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()));
        Thread thread = new Thread(reader::read, "stream-reader");
        thread.setDaemon(true);
        thread.start();
        return reader;
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    List<Event> events() {
        return events;
    }

    List<Event> events(String kind) {
        return events.stream().filter(event -> event.kind().equals(kind)).toList();
    }

    /** Comments and instructions. */
    List<String> otherLines() {
        return otherLines;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private void read() {
        try (Scanner lines = new Scanner(response.body(), StandardCharsets.UTF_8)) {
            List<String> block = new ArrayList<>();
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                if (line.isEmpty()) {
                    take(block);
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        }
        ended = true;
    }

    private void take(List<String> block) {
        if (block.stream().anyMatch(line -> line.startsWith("event: "))) {
            events.add(new Event(valueOf(block, "id: "), valueOf(block, "event: "), valueOf(block, "data: ")));
        } else {
            otherLines.addAll(block);
        }
    }

    private static String valueOf(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}
