package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Run by a test on a newer Java: every request on a virtual thread of its own, each of another tenant. */
final class VirtualThreadsProgram {
    /** What it prints when every request had its own context, on a virtual thread. */
    static final String GOOD = "contexts never mixed";

    private static final int REQUESTS = 200;
    private static final int ROUNDS = 10;

    private VirtualThreadsProgram() {}

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] arguments) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try (Bulwark bulwark = Bulwark.start(BulwarkSettings.builder()
                .server(URI.create("http://127.0.0.1:1"))
                .spoolDirectory(Path.of(arguments[0]))
                .build())) {
            ServletContextHandler context = new ServletContextHandler("/");
            context.addServlet(new ServletHolder(new Echo(bulwark, bulwark.wrap(workers))), "/*");
            context.addFilter(
                    new FilterHolder(bulwark.filter(request -> new Caller(request.getHeader("X-Tenant"), null))),
                    "/*",
                    EnumSet.of(DispatcherType.REQUEST));
            server.setHandler(context);
            server.start();
            System.out.println(mixed(connector.getLocalPort()) == 0 ? GOOD : "contexts mixed");
        } finally {
            server.stop();
            workers.shutdownNow();
        }
    }

    private static long mixed(int port) {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int tenant = 0; tenant < REQUESTS; tenant++) {
                String expected = "{\"organization_id\":" + tenant + "} true";
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/x"))
                        .header("X-Tenant", String.valueOf(tenant))
                        .build();
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .thenApply(answer -> answer.body().equals(expected)));
            }
            answers.forEach(CompletableFuture::join);
        }
        return answers.stream().filter(answer -> !answer.join()).count();
    }

    /** Answers with the tenant that its work finds in its context on a thread of a pool. */
    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Bulwark bulwark;
        private final transient ExecutorService workers;

        Echo(Bulwark bulwark, ExecutorService workers) {
            this.bulwark = bulwark;
            this.workers = workers;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String tenant = CompletableFuture.supplyAsync(this::tenant, workers).join();
            Thread.yield();
            boolean virtual = VirtualThreads.isVirtualThread() && tenant.equals(tenant());
            response.setContentType("application/json");
            response.getOutputStream().print("{\"organization_id\":" + tenant + "} " + virtual);
        }

        private String tenant() {
            return String.valueOf(bulwark.requests().scopes().request().caller().tenant());
        }
    }
}
