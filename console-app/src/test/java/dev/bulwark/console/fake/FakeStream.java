package dev.bulwark.console.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;

/** Server-sent events with resume: whoever names the last id gets what came after it. */
final class FakeStream {
    private static final String END = "";

    private final ObjectMapper mapper;
    private final List<String> history = new ArrayList<>();
    private final List<BlockingQueue<String>> open = new ArrayList<>();

    FakeStream(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    synchronized void push(String kind, Object data) {
        try {
            String event = "event: " + kind + "\nid: " + (history.size() + 1) + "\ndata: "
                    + mapper.writeValueAsString(data) + "\n\n";
            history.add(event);
            open.forEach(queue -> queue.add(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    synchronized MockResponse open(String lastEventId) {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        queue.add("retry: 2000\n\n");
        if (lastEventId != null) {
            queue.addAll(history.subList(Integer.parseInt(lastEventId), history.size()));
        }
        open.add(queue);
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new Body(queue))
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    synchronized void cut() {
        open.forEach(queue -> queue.add(END));
        open.clear();
    }

    private record Body(BlockingQueue<String> queue) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try {
                for (String piece = queue.take(); !piece.equals(END); piece = queue.take()) {
                    sink.writeUtf8(piece).flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
