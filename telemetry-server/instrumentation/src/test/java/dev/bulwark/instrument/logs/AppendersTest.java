package dev.bulwark.instrument.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.Disclosure;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.thread.OwnThreads;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Log records of the real frameworks, set up by their own configuration files, reach the server. */
@Timeout(60)
class AppendersTest {
    @TempDir
    Path folder;

    private final IngestServer server = new IngestServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void logbackTellsLevelLoggerMessageContextCallerAndException() throws Exception {
        LoggerContext logback = logback();
        logback.getMDCAdapter().put("module", "checkout");
        logback.getMDCAdapter().put("basket", "b-17");
        ch.qos.logback.classic.Logger logger = logback.getLogger("shop.Orders");
        try (Bulwark bulwark = start()) {
            bulwark.runAs(new Caller("acme", "u1"), () -> {
                logger.atWarn()
                        .addKeyValue("latencyMs", 12)
                        .log("order {} failed", 8812, new IllegalStateException("no stock"));
                return null;
            });
            logger.debug("not wanted");
        }
        LogEvent record = only(server.events(LogEvent.class));
        assertThat(record)
                .extracting(LogEvent::level, LogEvent::source, LogEvent::module, LogEvent::message, LogEvent::latencyMs)
                .containsExactly(LogLevel.WARN, "shop.Orders", "checkout", "order 8812 failed", 12L);
        assertThat(record.extra()).containsEntry("basket", "b-17");
        assertThat(record.header()).extracting("tenant", "user").containsExactly("acme", "u1");
        ExceptionEvent exception = only(server.events(ExceptionEvent.class));
        assertThat(exception)
                .extracting(ExceptionEvent::exceptionType, ExceptionEvent::message, ExceptionEvent::release)
                .containsExactly("java.lang.IllegalStateException", "no stock", "1.2");
        assertThat(exception.stackTrace()).contains("AppendersTest");
    }

    @Test
    void log4jFindsTheAppenderByItsPluginName() throws Exception {
        URL configuration = getClass().getResource("log4j2.xml");
        try (org.apache.logging.log4j.core.LoggerContext log4j =
                        Configurator.initialize("test", getClass().getClassLoader(), configuration.toURI());
                Bulwark bulwark = start();
                org.apache.logging.log4j.CloseableThreadContext.Instance context =
                        org.apache.logging.log4j.CloseableThreadContext.put("basket", "b-17")) {
            log4j.getLogger("shop.Orders").error("order {} failed", 8812, new IllegalStateException("no stock"));
            log4j.getLogger("shop.Orders").debug("not wanted");
        }
        LogEvent record = only(server.events(LogEvent.class));
        assertThat(record)
                .extracting(LogEvent::level, LogEvent::source, LogEvent::message)
                .containsExactly(LogLevel.ERROR, "shop.Orders", "order 8812 failed");
        assertThat(record.extra()).containsEntry("basket", "b-17");
        assertThat(server.events(ExceptionEvent.class)).hasSize(1);
        assertThat(ThreadContext.isEmpty()).isTrue();
    }

    @Test
    void julRecordsAreFormattedWithTheirParameters() throws IOException {
        try (Bulwark bulwark = start();
                InputStream configuration = getClass().getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().updateConfiguration(configuration, key -> (before, after) -> after);
            java.util.logging.Logger logger = java.util.logging.Logger.getLogger("shop");
            logger.log(Level.WARNING, "order {0} failed", "8812");
            logger.fine("not wanted");
        } finally {
            LogManager.getLogManager().readConfiguration();
        }
        assertThat(server.events(LogEvent.class))
                .extracting(LogEvent::level, LogEvent::source, LogEvent::message)
                .containsExactly(tuple(LogLevel.WARN, "shop", "order 8812 failed"));
    }

    @Test
    void equalRecordsAndExceptionsAreFoldedWithTheirCount() throws Exception {
        ch.qos.logback.classic.Logger logger = logback().getLogger("shop.Orders");
        try (Bulwark bulwark = start()) {
            for (int i = 0; i < 50; i++) {
                logger.error("order {} failed", i, new IllegalStateException("no stock"));
            }
        }
        assertThat(server.events(LogEvent.class)).extracting(LogEvent::repeat).containsExactlyInAnyOrder(1, 49);
        assertThat(server.events(ExceptionEvent.class))
                .extracting(ExceptionEvent::repeat)
                .containsExactlyInAnyOrder(1, 49);
    }

    @Test
    void anArgumentThatLogsWhileItIsToldNeitherRecursesNorThrows() throws Exception {
        ch.qos.logback.classic.Logger logger = logback().getLogger("shop.Orders");
        try (Bulwark bulwark = start()) {
            logger.atInfo()
                    .addKeyValue("talkative", new Object() {
                        @Override
                        public String toString() {
                            logger.error("from within");
                            throw new IllegalStateException("cannot be told");
                        }
                    })
                    .log("outer");
            logger.info("after");
        }
        assertThat(server.events(LogEvent.class)).extracting(LogEvent::message).contains("after");
    }

    @Test
    void anExceptionThatIsItsOwnCauseIsTold() throws Exception {
        ch.qos.logback.classic.Logger logger = logback().getLogger("shop.Orders");
        IllegalStateException first = new IllegalStateException("first");
        first.addSuppressed(new IOException("closing", first));
        first.initCause(new IllegalArgumentException("second", first));
        try (Bulwark bulwark = start()) {
            bulwark.logs().exception(null, first);
        }
        assertThat(only(server.events(ExceptionEvent.class)).stackTrace())
                .contains("Caused by: java.lang.IllegalArgumentException", "Suppressed: java.io.IOException");
        assertThat(logger).isNotNull();
    }

    @Test
    void loggingBeforeTheStartAndAfterTheEndDoesNothing() throws Exception {
        ch.qos.logback.classic.Logger logger = logback().getLogger("shop.Orders");
        logger.error("before");
        assertThat(Bulwark.started()).isEmpty();
        Bulwark bulwark = start();
        bulwark.close();
        logger.error("after");
        assertThat(Bulwark.started()).isEmpty();
        assertThat(server.events(LogEvent.class)).isEmpty();
    }

    @Test
    void threadsThatLogThroughAnAsynchronousAppenderWhileAllIsShutDownComeToAnEnd() throws Exception {
        LoggerContext logback = logback();
        ch.qos.logback.classic.Logger logger = logback.getLogger("async.Orders");
        Bulwark bulwark = start();
        CountDownLatch ended = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            int thread = i;
            new Thread(() -> {
                        for (int n = 0; n < 2_000; n++) {
                            logger.error("order {} of {}", n, thread, new IllegalStateException("x" + n));
                        }
                        ended.countDown();
                    })
                    .start();
        }
        bulwark.close();
        logback.stop();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> Bulwark.started().isEmpty());
    }

    /** The application uses the HTTP client of the Java library, too. */
    @Test
    void whatBulwarksOwnHttpClientLogsIsNotReported() throws Exception {
        java.util.logging.Logger ofClients = java.util.logging.Logger.getLogger("jdk.internal.httpclient.debug");
        JulHandler handler = new JulHandler();
        ofClients.addHandler(handler);
        ofClients.setLevel(Level.ALL);
        Disclosure everything = Disclosure.DEFAULTS.withLogLevel(LogLevel.TRACE);
        try (Bulwark bulwark = start(settings -> settings.disclosure(everything))) {
            for (int i = 1; i <= 5; i++) {
                int batches = i;
                bulwark.activity("test", "step " + i, null, null, Map.of());
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> server.batches().size() >= batches);
            }
            assertThat(server.events(LogEvent.class)).isEmpty();
            HttpClient ofTheApplication = HttpClient.newHttpClient();
            ofTheApplication.send(
                    HttpRequest.newBuilder(server.address()).build(), HttpResponse.BodyHandlers.discarding());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !server.events(LogEvent.class).isEmpty());
        } finally {
            ofClients.removeHandler(handler);
            ofClients.setLevel(null);
        }
    }

    /** The records are handed on by a thread that is not Bulwark's. */
    @Test
    void whatBulwarksThreadsLogIsNotReportedBehindAnAsynchronousAppenderEither() throws Exception {
        LoggerContext logback = logback();
        ch.qos.logback.classic.Logger logger = logback.getLogger("async.Orders");
        try (Bulwark bulwark = start()) {
            Thread own = OwnThreads.daemon("test", () -> logger.error("of our own"));
            own.start();
            own.join();
            logger.error("of the application");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !server.events(LogEvent.class).isEmpty());
        } finally {
            logback.stop();
        }
        assertThat(server.events(LogEvent.class)).extracting(LogEvent::message).containsExactly("of the application");
    }

    private Bulwark start() {
        return start(settings -> settings);
    }

    private Bulwark start(UnaryOperator<BulwarkSettings.Builder> settings) {
        return Bulwark.start(settings.apply(BulwarkSettings.builder())
                .server(server.address())
                .app("shop")
                .version("1.2")
                .flushInterval(Duration.ofMillis(100))
                .spoolDirectory(folder.resolve("spool"))
                .build());
    }

    private LoggerContext logback() throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(getClass().getResource("logback.xml"));
        return context;
    }

    private static <T> T only(List<T> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
