package dev.bulwark.instrument.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.ingest.ActivityEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Pages of Spring MVC that are answered by other threads, in a real container. */
class AsyncRequestsTest {
    private final IngestServer telemetry = new IngestServer();
    private final ThreadPoolTaskExecutor oneThread = new ThreadPoolTaskExecutor();
    private final Server web = new Server(0);
    private Bulwark bulwark;

    @TempDir
    private Path spool;

    @BeforeEach
    void start() throws Exception {
        oneThread.setCorePoolSize(1);
        oneThread.initialize();
        bulwark = Bulwark.start(BulwarkSettings.builder()
                .server(telemetry.address())
                .app("shop")
                .flushInterval(Duration.ofMillis(100))
                .spoolDirectory(spool)
                .build());
        ServletContextHandler context = new ServletContextHandler("/");
        EnumSet<DispatcherType> all = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        Filter filter = bulwark.filter(request -> new Caller(request.getHeader("X-Tenant"), "ada"));
        context.addFilter(asynchronous(new FilterHolder(filter)), "/*", all);
        FilterHolder carrying = new FilterHolder(new AsyncRequests(bulwark.context()));
        context.addFilter(asynchronous(carrying), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(dispatcher(), "/*");
        web.setHandler(context);
        web.start();
    }

    @AfterEach
    void stop() throws Exception {
        web.stop();
        bulwark.close();
        oneThread.shutdown();
        telemetry.close();
    }

    @Test
    void theyBelongToTheirRequestsWhateverThreadAnswers() throws Exception {
        for (String page : List.of("callable", "task", "stream")) {
            assertThat(get("/" + page + "/17", "7")).isEqualTo("done");
        }
        assertThat(get("/task/18", "8")).isEqualTo("done");

        bulwark.close();
        assertThat(telemetry.events(ActivityEvent.class))
                .extracting(
                        activity -> activity.header().endpoint(),
                        activity -> activity.header().tenant(),
                        activity -> activity.header().user())
                .containsExactlyInAnyOrder(
                        tuple("GET /callable/{id}", "7", "ada"),
                        tuple("GET /task/{id}", "7", "ada"),
                        tuple("GET /stream/{id}", "7", "ada"),
                        tuple("GET /task/{id}", "8", "ada"));
        assertThat(telemetry.events(ActivityEvent.class).stream()
                        .map(activity -> activity.header().traceId())
                        .distinct())
                .hasSize(4)
                .doesNotContainNull();
    }

    @Test
    void nothingStaysWithAThreadThatHasAnswered() throws Exception {
        assertThat(get("/task/17", "7")).isEqualTo("done");
        assertThat(get("/failing/17", "7")).contains("500");
        oneThread
                .submit(() -> bulwark.activity("test", "afterwards", null, null, Map.of()))
                .get(20, TimeUnit.SECONDS);

        bulwark.close();
        assertThat(telemetry.events(ActivityEvent.class))
                .filteredOn(activity -> activity.activityName().equals("afterwards"))
                .singleElement()
                .satisfies(activity -> {
                    assertThat(activity.header().tenant()).isNull();
                    assertThat(activity.header().endpoint()).isNull();
                });
    }

    private ServletHolder dispatcher() {
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("telling", bulwark);
            beans.registerSingleton("oneThread", oneThread);
        });
        spring.register(Pages.class);
        ServletHolder dispatcher = new ServletHolder(new DispatcherServlet(spring));
        dispatcher.setAsyncSupported(true);
        return dispatcher;
    }

    private static FilterHolder asynchronous(FilterHolder holder) {
        holder.setAsyncSupported(true);
        return holder;
    }

    private String get(String path, String tenant) throws IOException, InterruptedException {
        int port = ((ServerConnector) web.getConnectors()[0]).getLocalPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Tenant", tenant)
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @EnableWebMvc
    @RestController
    static class Pages {
        private final Bulwark bulwark;
        private final ThreadPoolTaskExecutor oneThread;

        Pages(Bulwark bulwark, ThreadPoolTaskExecutor oneThread) {
            this.bulwark = bulwark;
            this.oneThread = oneThread;
        }

        @GetMapping("/callable/{id}")
        Callable<String> callable(@PathVariable("id") int id) {
            return () -> work(id);
        }

        @GetMapping("/task/{id}")
        WebAsyncTask<String> task(@PathVariable("id") int id) {
            return new WebAsyncTask<>(20_000L, oneThread, () -> work(id));
        }

        @GetMapping("/failing/{id}")
        WebAsyncTask<String> failing(@PathVariable("id") int id) {
            return new WebAsyncTask<>(20_000L, oneThread, () -> {
                throw new IllegalStateException("on purpose");
            });
        }

        @GetMapping("/stream/{id}")
        StreamingResponseBody stream(@PathVariable("id") int id) {
            return out -> out.write(work(id).getBytes(StandardCharsets.UTF_8));
        }

        private String work(int id) {
            bulwark.activity("test", "worked", "page", String.valueOf(id), Map.of());
            return "done";
        }
    }
}
