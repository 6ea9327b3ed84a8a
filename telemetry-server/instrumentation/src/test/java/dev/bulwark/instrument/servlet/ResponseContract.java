package dev.bulwark.instrument.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.ViolationType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** How every container's clients must see responses: clean ones as without us, contaminated ones not at all. */
abstract class ResponseContract extends ContainerContract {
    private static final List<String> EVENTS = List.of(
            ": alive\n",
            "id: 1\nda",
            "ta: {\"organization_id\":7,\ndata:\"text\":\"größe\"}\n\n",
            "event: words\r\ndata: no JSON {\r\n\r\n",
            "data\n\ndata: [\"unfinished\n\n:\n\n",
            "data: {\"organization_id\":7}");

    @Test
    void cleanResponsesAreTheSameAsWithoutTheFilter() throws IOException {
        String large = "{\"items\":[" + "{\"organization_id\":7,\"text\":\"größe 😀\"},".repeat(9000) + "{}]}";
        Map<String, Handler> answers = new TreeMap<>(Map.of(
                "stream", json(out -> out.write(CLEAN.getBytes(UTF_8))),
                "with length",
                        (request, response) -> {
                            response.setContentType("application/json");
                            response.setContentLength(CLEAN.length());
                            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
                        },
                "large", json(out -> out.write(large.getBytes(UTF_8))),
                "large with flushes",
                        json(out -> {
                            for (byte[] piece : pieces(large)) {
                                out.write(piece);
                                out.flush();
                            }
                        }),
                "closed",
                        json(out -> {
                            out.write(CLEAN.getBytes(UTF_8));
                            out.close();
                        }),
                "gzip", gzip(CLEAN),
                "error", (request, response) -> response.sendError(418, "short and stout"),
                "redirect", (request, response) -> response.sendRedirect("/elsewhere"),
                "empty", (request, response) -> response.setStatus(204)));
        answers.put("writer", writer("application/json", CLEAN));
        answers.put("writer in utf-8", writer("application/json;charset=utf-8", large));
        answers.put("writer in latin 1", writer("application/json;charset=iso-8859-1", "{\"x\":\"größe 😀 \ud800\"}"));
        answers.put("text", writer("text/plain", FOREIGN));
        answers.put("reset", (request, response) -> {
            response.setContentType("application/json");
            response.getWriter().write(FOREIGN.substring(0, 20));
            response.reset();
            response.setContentType("application/json");
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        });
        answers.put("late header", (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
            response.flushBuffer();
            response.setHeader("X-Late", "yes");
            response.getOutputStream().write(' ');
        });
        answers.put("events", (request, response) -> {
            response.setContentType("text/event-stream");
            response.flushBuffer();
            for (String piece : EVENTS) {
                response.getOutputStream().write(piece.getBytes(UTF_8));
                response.getOutputStream().flush();
            }
        });
        answers.put("events of a writer", writer("text/event-stream", String.join("", EVENTS)));
        answers.put("async", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().setContentType("application/json");
                    async.getResponse().getWriter().write(CLEAN);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                async.complete();
            });
        });
        answers.put("non-blocking", nonBlocking(large));
        answers.put("flushed before its body", (request, response) -> {
            response.setContentType("application/json");
            response.flushBuffer();
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        });
        for (Map.Entry<String, Handler> answer : answers.entrySet()) {
            HttpResponse<byte[]> plain = app.getPlain("/x", "7", answer.getValue());
            HttpResponse<byte[]> watched = app.get("/x", "7", answer.getValue());
            assertThat(watched.statusCode()).as(answer.getKey()).isEqualTo(plain.statusCode());
            assertThat(new String(watched.body(), UTF_8).replace("/watched", "/plainly"))
                    .as(answer.getKey())
                    .isEqualTo(new String(plain.body(), UTF_8));
            assertThat(headers(watched)).as(answer.getKey()).isEqualTo(headers(plain));
        }
        assertThat(app.ingest().events(ViolationEvent.class)).isEmpty();
    }

    @Test
    void aContaminatedResponseBecomesACleanProblemWithAReference() throws IOException {
        HttpResponse<byte[]> response = app.get("/teams/17", "7", (request, answer) -> {
            answer.setContentType("application/json");
            answer.setHeader("ETag", "\"of-8\"");
            answer.setHeader("Access-Control-Allow-Origin", "*");
            answer.addCookie(new Cookie("session", "of-8"));
            answer.setContentLength(FOREIGN.length());
            answer.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            answer.flushBuffer();
        });
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(response.headers().map()).doesNotContainKeys("etag", "set-cookie");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(new String(response.body(), UTF_8))
                .contains(violation.header().id().toString())
                .doesNotContain("organization");
        assertThat(violation.violationType()).isEqualTo(ViolationType.RESPONSE_CONTAMINATION);
        assertThat(violation.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(violation.blocked()).isTrue();
        assertThat(violation.accessedTenants()).isEqualTo(List.of("8"));
        assertThat(violation.expectedTenant()).isEqualTo("7");
        assertThat(violation.header().endpoint()).isEqualTo("GET /watched/teams/{id}");
        assertThat(violation.header().user()).isEqualTo("user-of-7");
    }

    @Test
    void writersAndCompressedAndAsynchronousBodiesAreCheckedToo() throws IOException {
        Handler async = (request, response) -> {
            AsyncContext context = request.startAsync();
            new Thread(() -> {
                        try {
                            context.getResponse().setContentType("application/json");
                            context.getResponse().getOutputStream().write(FOREIGN.getBytes(UTF_8));
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                        context.complete();
                    })
                    .start();
        };
        for (Handler answer :
                List.of(writer("application/json", FOREIGN), gzip(FOREIGN), async, nonBlocking(FOREIGN))) {
            HttpResponse<byte[]> response = app.get("/x", "7", answer);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(new String(response.body(), UTF_8)).doesNotContain("organization");
            assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        }
        assertThat(app.await(ViolationEvent.class, 4)).hasSize(4);
    }

    @Test
    void aResponseThatHasBegunIsCutOff() {
        String begun = "[" + "{\"organization_id\":7},".repeat(20_000);
        Handler answer = json(out -> {
            out.write(begun.getBytes(UTF_8));
            out.write("{\"secret\":\"of 8\",\"organization_id\":8}]".getBytes(UTF_8));
        });
        assertThatThrownBy(() -> app.get("/x", "7", answer)).isInstanceOf(IOException.class);
        assertThat(app.await(ViolationEvent.class, 1).get(0).blocked()).isTrue();
    }

    @Test
    void anAsynchronousResponseThatHasBegunIsCutOff() {
        String begun = "[" + "{\"organization_id\":7},".repeat(20_000);
        Handler answer = (request, response) -> {
            AsyncContext context = request.startAsync();
            response.setContentType("application/json");
            context.start(() -> {
                try {
                    OutputStream out = context.getResponse().getOutputStream();
                    out.write(begun.getBytes(UTF_8));
                    out.write("{\"organization_id\":8}]".getBytes(UTF_8));
                } catch (IOException e) {
                    // as an application may
                }
                context.complete();
            });
        };
        assertThatThrownBy(() -> app.get("/x", "7", answer)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotCheckedPasses() throws IOException {
        Handler download = (request, response) -> {
            response.setHeader("Content-Disposition", "attachment; filename=all.json");
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
        };
        Handler declared = (request, response) -> {
            app.bulwark().crossTenantResponse("a report over all tenants");
            String body = FOREIGN;
            response.setContentType("application/json");
            response.getOutputStream().write(body.getBytes(UTF_8));
        };
        for (Handler answer : List.of(download, declared)) {
            assertThat(new String(app.get("/x", "7", answer).body(), UTF_8)).contains(FOREIGN);
        }
        Handler json = writer("application/json", FOREIGN);
        assertThat(app.get("/x", null, json).statusCode()).isEqualTo(200);
    }

    @Test
    void workAcrossTenantsDoesNotLiftTheCheckOfTheResponse() throws IOException {
        HttpResponse<byte[]> response = app.get("/login", null, (request, answer) -> {
            String tenant = app.bulwark().crossTenant("sign-in", () -> "7");
            app.bulwark().identify(new Caller(tenant, "ada"));
            answer.setContentType("application/json");
            answer.getOutputStream().write(FOREIGN.getBytes(UTF_8));
        });
        assertThat(response.statusCode()).isEqualTo(500);
    }

    private static Handler nonBlocking(String body) {
        return (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("application/json");
            ServletOutputStream out = response.getOutputStream();
            ByteBuffer rest = ByteBuffer.wrap(body.getBytes(UTF_8));
            out.setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() throws IOException {
                    while (out.isReady()) {
                        if (!rest.hasRemaining()) {
                            async.complete();
                            return;
                        }
                        byte[] piece = new byte[Math.min(20_000, rest.remaining())];
                        rest.get(piece);
                        out.write(piece);
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    async.complete();
                }
            });
        };
    }

    private static Handler gzip(String body) {
        return (request, response) -> {
            response.setContentType("application/json");
            response.setHeader("Content-Encoding", "gzip");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body.getBytes(UTF_8));
            }
            response.getOutputStream().write(bytes.toByteArray());
        };
    }

    private static List<byte[]> pieces(String text) {
        int half = text.length() / 2;
        return List.of(
                text.substring(0, half).getBytes(UTF_8), text.substring(half).getBytes(UTF_8));
    }
}
