package dev.bulwark.instrument.servlet;

import static dev.bulwark.instrument.testkit.WebServer.ERROR_PAGE_STATUS;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.RawClient;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How bodies are read, however they are written and whatever their headers say. */
abstract class BodyContract extends ContainerContract {
    @Test
    void jsonInOtherCharacterSetsIsReadAndLeavesAsItIs() throws IOException {
        Map<String, Handler> foreign = new TreeMap<>(Map.of(
                "writer in utf-16", writer("application/json;charset=UTF-16", FOREIGN),
                "bytes in utf-16", bytes("application/json;charset=utf-16", FOREIGN.getBytes(UTF_16)),
                "bytes in utf-16 that say nothing", bytes("application/json", FOREIGN.getBytes(UTF_16LE)),
                "writer in latin 1", writer("application/json;charset=iso-8859-1", FOREIGN)));
        for (Map.Entry<String, Handler> answer : foreign.entrySet()) {
            assertThat(app.get("/x", "7", answer.getValue()).statusCode())
                    .as(answer.getKey())
                    .isEqualTo(500);
        }
        Handler clean = bytes("application/json;charset=utf-16", CLEAN.getBytes(UTF_16));
        assertSameAsWithoutUs("clean", clean);
        assertSameAsWithoutUs("clean writer", writer("application/json;charset=UTF-16", CLEAN));
    }

    @Test
    void aTypeThatIsSetAfterTheFirstWriteCounts() throws IOException {
        Handler late = (request, response) -> {
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8), 0, 20);
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8), 20, FOREIGN.length() - 20);
        };
        Handler other = (request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            response.setContentType("application/json");
        };
        Handler none = (request, response) -> response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
        for (Handler answer : List.of(late, other, none)) {
            assertThat(app.get("/x", "7", answer).statusCode()).isEqualTo(500);
        }
        Handler noJson = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            response.setContentType("text/plain");
        };
        assertSameAsWithoutUs("no JSON after all", noJson);
    }

    @Test
    void whatIsTakenBackIsNoContamination() throws IOException {
        Handler reset = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            response.reset();
            response.setContentType("application/json");
            response.getWriter().write(CLEAN);
        };
        Handler resetBuffer = (request, response) -> {
            response.setContentType("application/json");
            PrintWriter writer = response.getWriter();
            writer.write(FOREIGN);
            response.resetBuffer();
            writer.write(CLEAN);
        };
        Handler error = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            response.sendError(404);
        };
        Handler redirect = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(FOREIGN.getBytes(UTF_8));
            response.sendRedirect("/elsewhere");
        };
        Map.of("reset", reset, "resetBuffer", resetBuffer, "error", error, "redirect", redirect)
                .forEach(this::assertSameAsWithoutUs);
        assertThat(app.ingest().events(ViolationEvent.class)).isEmpty();
    }

    @Test
    void printingToTheStreamIsTheContainersAffair() {
        assertSameAsWithoutUs("print", (request, response) -> {
            response.setContentType("application/json;charset=utf-8");
            response.getOutputStream().print("{\"name\":\"é\"}");
            response.getOutputStream().println(true);
            response.getOutputStream().println("ü");
            response.getOutputStream().print(17);
        });
    }

    @Test
    void whatIsNotReadIsTheSameAsWithoutUsAndCountedWhereItMatters() {
        Handler brotli = (request, response) -> {
            response.setHeader("Content-Encoding", "br");
            bytes("application/json", FOREIGN.getBytes(UTF_8)).handle(request, response);
        };
        Handler range = (request, response) -> {
            response.setStatus(206);
            response.setHeader("Content-Range", "bytes 0-58/1000");
            bytes("application/json", FOREIGN.getBytes(UTF_8)).handle(request, response);
        };
        Map.of(
                        "brotli",
                        brotli,
                        "range",
                        range,
                        "zip",
                        bytes("application/zip", FOREIGN.getBytes(UTF_8)),
                        "image",
                        bytes("image/png", FOREIGN.getBytes(UTF_8)),
                        "large page",
                        writer("text/html", FOREIGN.repeat(2000)),
                        "not modified",
                        (request, response) -> response.setStatus(304))
                .forEach(this::assertSameAsWithoutUs);
        await().untilAsserted(() -> assertThat(unchecked()).isEqualTo(Set.of("encoding", "partial")));
    }

    @Test
    void whatNobodyIsKnownForPassesAndIsCountedIfItCarriesIdentifiers() throws IOException {
        Handler carrying = bytes("application/json", FOREIGN.getBytes(UTF_8));
        assertThat(app.get("/x", null, bytes("application/json", "{\"id\":1}".getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.get("/x", null, carrying).statusCode()).isEqualTo(200);
        app.findCallers(request -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(app.get("/x", "7", carrying).statusCode()).isEqualTo(200);
        app.findCallers(request -> {
            throw new NoClassDefFoundError("shop/Session");
        });
        assertThat(app.get("/x", "7", carrying).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(mostUnchecked("no-caller")).isEqualTo(3));
        assertThat(unchecked()).isEqualTo(Set.of("no-caller"));
    }

    @Test
    void anObjectInPlaceOfAnIdentifierPassesAndIsCounted() {
        String body = "[{\"organization_id\":{\"value\":8}},{\"organization_id\":{\"value\":9}}]";
        assertSameAsWithoutUs("object", bytes("application/json", body.getBytes(UTF_8)));
        await().untilAsserted(() -> assertThat(unchecked()).isEqualTo(Set.of("object")));
        assertThat(mostUnchecked("object")).isEqualTo(1);
    }

    @Test
    void filesAreLeftToTheContainerOnlyIfTheyAreNoneOfOurConcern() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.json"), FOREIGN);
        assertThat(app.get("/x", "7", file("application/json", file)).statusCode())
                .isEqualTo(500);
        assertSameAsWithoutUs("picture", file("image/png", file));
        assertThat(unchecked()).isEmpty();
    }

    @Test
    void aPageOfRecordsIsReadWhateverItsStatus() throws IOException {
        Handler page = (request, response) -> {
            response.setStatus(206);
            response.setHeader("Content-Range", "0-1/100");
            bytes("application/vnd.api+json", FOREIGN.getBytes(UTF_8)).handle(request, response);
        };
        assertThat(app.get("/x", "7", page).statusCode()).isEqualTo(500);
    }

    @Test
    void theApplicationDecidesOnceWhatItsCallerMaySee() throws IOException {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        app.decideAccess((caller, key, id) -> {
            asked.merge(caller.user() + " " + key + " " + id, 1, Integer::sum);
            if (id.equals("98")) {
                throw new NoClassDefFoundError("shop/Teams");
            }
            if (id.equals("99")) {
                throw new IllegalStateException("the application does not know");
            }
            return !id.equals("13");
        });
        Handler own = json(out ->
                out.write("[{\"team_id\":1},{\"team_id\":\"1\"},{\"team_id\":98},{\"team_id\":99}]".getBytes(UTF_8)));
        Handler others = json(out -> out.write("[{\"team_id\":1},{\"team_id\":13}]".getBytes(UTF_8)));
        assertThat(app.get("/x", "7", own).statusCode()).isEqualTo(200);
        assertThat(app.get("/x", "7", others).statusCode()).isEqualTo(500);
        assertThat(asked)
                .isEqualTo(Map.of(
                        "user-of-7 team_id 1", 2,
                        "user-of-7 team_id 98", 1,
                        "user-of-7 team_id 99", 1,
                        "user-of-7 team_id 13", 1));
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.details()).containsEntry("key", "team_id").containsEntry("value", "13");
        assertThat(violation.accessedTenants()).isEmpty();
    }

    @Test
    void theLengthOfABodyIsToldAsTheApplicationSentIt() throws IOException {
        Map<String, Handler> answers = new TreeMap<>(Map.of(
                "/stream", bytes("application/json", CLEAN.getBytes(UTF_8)),
                "/large", bytes("text/plain", new byte[300_000]),
                "/writer", writer("application/json;charset=utf-8", "{\"x\":\"größe\"}"),
                "/latin", writer("application/json;charset=iso-8859-1", "{\"x\":\"größe\"}"),
                "/empty", (request, response) -> response.setStatus(204),
                "/asynchronous", asynchronous(CLEAN),
                "/page", pageOf(CLEAN),
                "/containers", (request, response) -> response.sendError(418),
                "/foreign", bytes("application/json", FOREIGN.getBytes(UTF_8)),
                "/thrown", thrown()));
        for (Map.Entry<String, Handler> answer : answers.entrySet()) {
            app.get(answer.getKey(), "7", answer.getValue());
        }
        app.serve(bytes("text/plain", new byte[100]));
        try (RawClient client = new RawClient(app.port())) {
            client.begin("HEAD", "/watched/stream", "Connection: close\r\n");
            client.readAll();
        }
        Map<String, Long> lengths = new TreeMap<>();
        app.await(RequestEvent.class, 11)
                .forEach(event -> lengths.put(event.header().endpoint(), event.bytes()));
        Map<String, Long> expected = new TreeMap<>(Map.of(
                "GET /watched/stream", (long) CLEAN.length(),
                "GET /watched/large", 300_000L,
                "GET /watched/writer", 15L,
                "GET /watched/latin", 13L,
                "GET /watched/empty", 0L,
                "GET /watched/asynchronous", (long) CLEAN.length(),
                "GET /watched/page", (long) CLEAN.length(),
                "HEAD /watched/stream", 0L));
        List.of("containers", "foreign", "thrown").forEach(path -> expected.put("GET /watched/" + path, null));
        assertThat(lengths).isEqualTo(expected);
    }

    private static Handler asynchronous(String body) {
        return (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().getOutputStream().write(body.getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                async.complete();
            });
        };
    }

    private static Handler pageOf(String body) {
        return (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                response.getOutputStream().write(body.getBytes(UTF_8));
            } else {
                response.sendError(ERROR_PAGE_STATUS);
            }
        };
    }

    private static Handler thrown() {
        return (request, response) -> {
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
            throw new IllegalStateException("on purpose");
        };
    }

    final void assertSameAsWithoutUs(String name, Handler answer) {
        try {
            HttpResponse<byte[]> watched = app.get("/x", "7", answer);
            HttpResponse<byte[]> plain = app.getPlain("/x", "7", answer);
            assertThat(watched.statusCode()).as(name).isEqualTo(plain.statusCode());
            assertThat(headers(watched)).as(name).isEqualTo(headers(plain));
            assertThat(new String(watched.body(), UTF_8).replace("/watched", "/plainly"))
                    .as(name)
                    .isEqualTo(new String(plain.body(), UTF_8));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    final Set<String> unchecked() {
        Set<String> reasons = ConcurrentHashMap.newKeySet();
        app.ingest().events(GaugeEvent.class).stream()
                .filter(gauge -> gauge.name().equals("bulwark.responses.unchecked"))
                .forEach(gauge -> reasons.add(gauge.labels().get("reason")));
        return reasons;
    }

    private double mostUnchecked(String reason) {
        return app.ingest().events(GaugeEvent.class).stream()
                .filter(gauge -> reason.equals(gauge.labels().get("reason")))
                .mapToDouble(GaugeEvent::value)
                .max()
                .orElse(0);
    }

    /** A file, sent by the container if it offers that. */
    private static Handler file(String type, Path file) {
        return (request, response) -> {
            response.setContentType(type);
            response.setContentLengthLong(Files.size(file));
            if (Boolean.TRUE.equals(request.getAttribute("org.apache.tomcat.sendfile.support"))) {
                name(request, file);
            } else {
                Files.copy(file, response.getOutputStream());
            }
        };
    }

    /** Names the file that Tomcat is to send in place of a body. */
    static void name(HttpServletRequest request, Path file) throws IOException {
        request.setAttribute(
                "org.apache.tomcat.sendfile.filename", file.toRealPath().toString());
        request.setAttribute("org.apache.tomcat.sendfile.start", 0L);
        request.setAttribute("org.apache.tomcat.sendfile.end", Files.size(file));
    }

    private static Handler bytes(String type, byte[] body) {
        return (request, response) -> {
            response.setContentType(type);
            response.getOutputStream().write(body);
        };
    }
}
