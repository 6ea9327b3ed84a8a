package dev.bulwark.instrument.servlet;

import static dev.bulwark.instrument.testkit.WebServer.ERROR_PAGE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.RawClient;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Requests on all their ways through a container: error pages, forwards, includes, asynchronous work, streams. */
abstract class DispatchContract extends ContainerContract {
    private static final String EVENT = ": alive\n\ndata: {\"organization_id\":7}\n\n";

    @Test
    void errorPagesAreCheckedToo() throws IOException {
        Handler foreign = errorPage(FOREIGN);
        HttpResponse<byte[]> stopped = app.get("/x", "7", foreign);
        assertThat(new String(stopped.body(), UTF_8)).doesNotContain("organization");
        assertThat(stopped.statusCode()).isEqualTo(500);
        assertThat(app.await(ViolationEvent.class, 1).get(0).header().endpoint())
                .isEqualTo("GET /watched/x");

        HttpResponse<byte[]> clean = app.get("/x", "7", errorPage(CLEAN));
        assertThat(new String(clean.body(), UTF_8)).isEqualTo(CLEAN);
        assertThat(clean.statusCode()).isEqualTo(ERROR_PAGE_STATUS);
        assertThat(app.ingest().events(ViolationEvent.class)).hasSize(1);
    }

    @Test
    void forwardedAndIncludedAnswersAreTheSameAsWithoutUsAndChecked() throws IOException {
        for (String body : List.of(CLEAN, FOREIGN)) {
            Map<String, Handler> answers = new TreeMap<>(Map.of(
                    "forwarded to a stream", forward(json(out -> out.write(body.getBytes(UTF_8)))),
                    "forwarded to a writer", forward(writer("application/json", body)),
                    "included", include(json(out -> out.write(body.getBytes(UTF_8)))),
                    "nested", forward(include(writer("application/json", body)))));
            for (Map.Entry<String, Handler> answer : answers.entrySet()) {
                HttpResponse<byte[]> watched = app.get("/x", "7", answer.getValue());
                HttpResponse<byte[]> plain = app.getPlain("/x", "7", answer.getValue());
                boolean clean = body.equals(CLEAN);
                assertThat(watched.statusCode()).as(answer.getKey()).isEqualTo(clean ? 200 : 500);
                if (clean) {
                    assertThat(watched.body()).as(answer.getKey()).isEqualTo(plain.body());
                    assertThat(headers(watched)).as(answer.getKey()).isEqualTo(headers(plain));
                }
            }
        }
    }

    @Test
    void aFilterThatIsRegisteredTwiceDoesItsWorkOnce() throws IOException {
        Handler answer = (request, response) -> {
            if (request.getAttribute("seen") == null) {
                request.setAttribute("seen", true);
                request.startAsync().dispatch();
            } else {
                app.bulwark().activity("work", "dispatched", null, null, Map.of());
                response.setContentType("application/json");
                response.getOutputStream().write(CLEAN.getBytes(UTF_8));
            }
        };
        HttpResponse<byte[]> response = app.get("/twice/x", "7", answer);
        assertThat(new String(response.body(), UTF_8)).isEqualTo(CLEAN);
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
        await().untilAsserted(() -> assertThat(requests()).isEqualTo(1));
        assertThat(app.await(ActivityEvent.class, 1).get(0).header().tenant()).isEqualTo("7");
    }

    @Test
    void aFlushLetsNothingOfAnObjectLeaveThatMayStillBeAnothersTenants() throws IOException {
        Handler answer = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write("{\"secret\":1,".getBytes(UTF_8));
            response.flushBuffer();
            response.getOutputStream().write("\"organization_id\":8}".getBytes(UTF_8));
        };
        HttpResponse<byte[]> stopped = app.get("/x", "7", answer);
        assertThat(stopped.statusCode()).isEqualTo(500);
        assertThat(new String(stopped.body(), UTF_8)).doesNotContain("secret");
    }

    @Test
    void aValidationErrorUnderTheTenantsKeyIsNoIdentifier() throws IOException {
        String body = "{\"errors\":{\"organization_id\":[\"must not be blank\"]}}";
        Handler answer = writer("application/json", body);
        assertThat(new String(app.get("/x", "7", answer).body(), UTF_8)).isEqualTo(body);
    }

    @Test
    void whatIsWrittenAfterCompletionWithinTheDispatchLeavesAsWell() throws IOException {
        Handler answer = (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("application/json");
            async.complete();
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        };
        assertThat(new String(app.getPlain("/x", "7", answer).body(), UTF_8)).isEqualTo(CLEAN);
        assertThat(new String(app.get("/x", "7", answer).body(), UTF_8)).isEqualTo(CLEAN);
    }

    @Test
    void anApplicationThatAnswersToATimeoutIsHeard() throws IOException {
        Handler completes = timingOut(async -> {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setContentType("application/json");
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
            async.complete();
        });
        Handler dispatches = timingOut(AsyncContext::dispatch);
        for (Handler answer : List.of(completes, dispatches)) {
            HttpResponse<byte[]> response = app.get("/x", "7", answer);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(new String(response.body(), UTF_8)).isEqualTo(CLEAN);
        }
        await().untilAsserted(() -> assertThat(requests()).isEqualTo(2));
    }

    @Test
    void aTimeoutThatNobodyAnswersToIsAFailure() throws IOException {
        Handler answer = (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                request.startAsync().setTimeout(50);
                response.setContentType("application/json");
                response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            }
        };
        HttpResponse<byte[]> response = app.get("/x", "7", answer);
        assertThat(response.statusCode())
                .isEqualTo(app.getPlain("/x", "7", answer).statusCode());
        assertThat(new String(response.body(), UTF_8)).doesNotContain("organization");
        await().untilAsserted(() -> {
            assertThat(requests()).isEqualTo(1);
            assertThat(app.ingest().events(RequestSummaryEvent.class).get(0).errors())
                    .isEqualTo(1);
        });
    }

    @Test
    void aCutBodyIsNotClosedLikeAWholeOne() {
        String begun = "[" + "{\"organization_id\":7},".repeat(20_000);
        Handler closes = json(out -> writeAndClose(out, begun));
        Handler completes = (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("application/json");
            new Thread(() -> {
                        try {
                            writeAndClose(async.getResponse().getOutputStream(), begun);
                        } catch (IOException e) {
                            // as an application may
                        }
                        async.complete();
                    })
                    .start();
        };
        for (Handler answer : List.of(closes, completes)) {
            assertThatThrownBy(() -> app.get("/x", "7", answer)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void eventsLeaveWhenTheyAreFlushed() throws IOException {
        for (boolean nonBlocking : new boolean[] {false, true}) {
            CountDownLatch read = new CountDownLatch(1);
            Handler answer = nonBlocking ? nonBlockingEvents(read) : blockingEvents(read);
            try (InputStream events = app.open("/x", "7", answer).body()) {
                byte[] first = events.readNBytes(EVENT.length());
                assertThat(new String(first, UTF_8)).isEqualTo(EVENT);
                read.countDown();
                events.readAllBytes();
            }
        }
    }

    @Test
    void aForeignEventNeverLeavesAndEndsTheStream() throws IOException {
        Handler blocking = (request, response) -> writeForeignEvent(response);
        Handler asynchronous = (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    writeForeignEvent(async.getResponse());
                } catch (IOException e) {
                    // as an application may
                }
                async.complete();
            });
        };
        for (Handler answer : List.of(blocking, asynchronous)) {
            app.serve(answer);
            try (RawClient client = new RawClient(app.port())) {
                client.begin("GET", "/watched/x", "");
                assertThat(client.readAll())
                        .contains("\"organization_id\":7")
                        .doesNotContain("secret", "later")
                        .doesNotEndWith("0\r\n\r\n");
            }
        }
        assertThat(app.await(ViolationEvent.class, 2))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.details()).containsEntry("connectionCut", true));
    }

    @Test
    void checkedExceptionsThatNobodyDeclaresAreFailuresToo() throws IOException {
        Handler answer = (request, response) -> {
            throw new Exception("undeclared");
        };
        assertThat(app.get("/x", "7", answer).statusCode()).isEqualTo(500);
        assertThat(app.await(ExceptionEvent.class, 1).get(0).message()).contains("undeclared");
        await().untilAsserted(() -> assertThat(app.ingest().events(RequestSummaryEvent.class).stream()
                        .mapToLong(RequestSummaryEvent::errors)
                        .sum())
                .isEqualTo(1));
    }

    private static Handler blockingEvents(CountDownLatch read) {
        return (request, response) -> {
            response.setContentType("text/event-stream");
            response.flushBuffer();
            response.getOutputStream().write(EVENT.getBytes(UTF_8));
            response.getOutputStream().flush();
            read.await();
        };
    }

    private static Handler nonBlockingEvents(CountDownLatch read) {
        return (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("text/event-stream");
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new WriteListener() {
                private boolean written;

                @Override
                public void onWritePossible() throws IOException {
                    if (!written && out.isReady()) {
                        written = true;
                        out.write(EVENT.getBytes(UTF_8));
                        if (out.isReady()) {
                            out.flush();
                        }
                        completeWhen(read, async);
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    async.complete();
                }
            });
        };
    }

    private static void completeWhen(CountDownLatch read, AsyncContext async) {
        new Thread(() -> {
                    try {
                        read.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    async.complete();
                })
                .start();
    }

    private static void writeForeignEvent(ServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        OutputStream out = response.getOutputStream();
        for (String piece :
                List.of(EVENT, "data: {\"secret\":1,\n", "data: \"organization_id\":8}\n\n", "data: later\n\n")) {
            out.write(piece.getBytes(UTF_8));
            out.flush();
        }
    }

    private static void writeAndClose(OutputStream out, String begun) throws IOException {
        try {
            out.write(begun.getBytes(UTF_8));
            out.write("{\"secret\":\"of 8\",\"organization_id\":8}]".getBytes(UTF_8));
        } finally {
            out.close();
        }
    }

    private static Handler errorPage(String body) {
        return (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                response.setContentType("application/json");
                response.getOutputStream().write(body.getBytes(UTF_8));
            } else {
                response.sendError(ERROR_PAGE_STATUS);
            }
        };
    }

    private static Handler forward(Handler inner) {
        return (request, response) -> {
            if (request.getAttribute("forwarded") == null) {
                request.setAttribute("forwarded", true);
                request.getRequestDispatcher(request.getServletPath() + "/inner")
                        .forward(request, response);
            } else {
                inner.handle(request, response);
            }
        };
    }

    private static Handler include(Handler inner) {
        return (request, response) -> {
            if (request.getAttribute("included") == null) {
                request.setAttribute("included", true);
                response.setContentType("application/json");
                request.getRequestDispatcher(request.getServletPath() + "/inner")
                        .include(request, response);
            } else {
                inner.handle(request, response);
            }
        };
    }

    private static Handler timingOut(Reaction reaction) {
        return (request, response) -> {
            if (request.getAttribute("seen") != null) {
                json(out -> out.write(CLEAN.getBytes(UTF_8))).handle(request, response);
                return;
            }
            request.setAttribute("seen", true);
            AsyncContext async = request.startAsync();
            async.setTimeout(50);
            async.addListener(new AsyncListener() {
                @Override
                public void onComplete(AsyncEvent event) {}

                @Override
                public void onTimeout(AsyncEvent event) throws IOException {
                    reaction.react(event.getAsyncContext());
                }

                @Override
                public void onError(AsyncEvent event) {}

                @Override
                public void onStartAsync(AsyncEvent event) {}
            });
        };
    }

    private long requests() {
        return app.ingest().events(RequestSummaryEvent.class).stream()
                .mapToLong(RequestSummaryEvent::count)
                .sum();
    }

    /** What an application does when its time is up. */
    @FunctionalInterface
    private interface Reaction {
        void react(AsyncContext async) throws IOException;
    }
}
