package dev.bulwark.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bulwark.demo.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A developer's application with Spring Boot, before and after the developer followed the guide. */
final class SpringShop {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern JOB = Pattern.compile("^job done: (.*)$");
    private static final Duration START = Duration.ofSeconds(60);

    /** Pages that forgot their tenant, some on other threads, or whose team it is; who may see a team; and a job without any web. */
    private static final Map<String, String> BEFORE = Map.of(
            "Account",
            """
                package com.example.shop;

                public record Account(String organizationId, String userId) {}
                """,
            "ShopApplication",
            """
                package com.example.shop;

                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.scheduling.annotation.EnableAsync;

                @EnableAsync
                @SpringBootApplication
                public class ShopApplication {
                    public static void main(String[] args) {
                        SpringApplication.run(ShopApplication.class, args);
                    }
                }
                """,
            "SlowOrders",
            """
                package com.example.shop;

                import com.example.shop.OrderController.Order;
                import java.util.List;
                import java.util.concurrent.CompletableFuture;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.scheduling.annotation.Async;
                import org.springframework.stereotype.Service;

                @Service
                public class SlowOrders {
                    private final JdbcTemplate database;

                    public SlowOrders(JdbcTemplate database) {
                        this.database = database;
                    }

                    @Async
                    public CompletableFuture<List<Order>> order(int id) {
                        List<Order> found = database.query("SELECT * FROM orders WHERE id = ?", Order::of, id);
                        return CompletableFuture.completedFuture(found);
                    }
                }
                """,
            "OrderController",
            """
                package com.example.shop;

                import com.zaxxer.hikari.HikariDataSource;
                import jakarta.servlet.http.HttpSession;
                import java.sql.ResultSet;
                import java.sql.SQLException;
                import java.util.List;
                import java.util.Map;
                import java.util.concurrent.Callable;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.PathVariable;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                public class OrderController {
                    private final JdbcTemplate database;
                    private final HikariDataSource pool;
                    private final SlowOrders slow;

                    public OrderController(JdbcTemplate database, HikariDataSource pool, SlowOrders slow) {
                        this.database = database;
                        this.pool = pool;
                        this.slow = slow;
                    }

                    @GetMapping("/sign-in")
                    public String signIn(HttpSession session) {
                        session.setAttribute("account", new Account("7", "ada"));
                        return "signed in";
                    }

                    @GetMapping("/orders/{id}")
                    public List<Order> order(@PathVariable("id") int id) {
                        return database.query("SELECT * FROM orders WHERE id = ?", Order::of, id);
                    }

                    @GetMapping("/later/{id}")
                    public Callable<List<Order>> later(@PathVariable("id") int id) {
                        return () -> order(id);
                    }

                    @GetMapping("/elsewhere/{id}")
                    public List<Order> elsewhere(@PathVariable("id") int id) throws Exception {
                        return slow.order(id).get();
                    }

                    @GetMapping("/clean")
                    public List<Order> clean() {
                        return database.query("SELECT * FROM orders WHERE organization_id = 7 ORDER BY id", Order::of);
                    }

                    @GetMapping("/teams/{id}")
                    public Map<String, Integer> team(@PathVariable("id") int id) {
                        return Map.of("team_id", id);
                    }

                    @GetMapping("/pool")
                    public String pool() throws Exception {
                        return pool.getMaximumPoolSize() + " " + pool.unwrap(HikariDataSource.class).isRunning();
                    }

                    public record Order(int id, int organizationId, int total) {
                        static Order of(ResultSet row, int number) throws SQLException {
                            return new Order(row.getInt("id"), row.getInt("organization_id"), row.getInt("total"));
                        }
                    }
                }
                """,
            "OneTeam",
            """
                package com.example.shop;

                import dev.bulwark.instrument.Caller;
                import dev.bulwark.instrument.servlet.AccessCheck;
                import org.springframework.stereotype.Component;

                @Component
                public class OneTeam implements AccessCheck {
                    @Override
                    public boolean mayAccess(Caller caller, String key, String id) {
                        return id.equals("1");
                    }
                }
                """,
            "ShopJob",
            """
                package com.example.shop;

                import dev.bulwark.instrument.Bulwark;
                import dev.bulwark.instrument.Caller;
                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
                import org.springframework.context.ConfigurableApplicationContext;
                import org.springframework.jdbc.core.JdbcTemplate;

                @EnableAutoConfiguration
                public class ShopJob {
                    public static void main(String[] args) {
                        try (ConfigurableApplicationContext context = SpringApplication.run(ShopJob.class, args)) {
                            JdbcTemplate database = context.getBean(JdbcTemplate.class);
                            int orders = context.getBean(Bulwark.class).runAs(new Caller("7", "nightly"), () ->
                                    database.queryForObject("SELECT count(*) FROM orders", Integer.class));
                            System.out.println("job done: " + orders);
                        }
                    }
                }
                """);

    private static final String SCHEMA = """
        CREATE TABLE orders (id INT PRIMARY KEY, organization_id INT, total INT);
        INSERT INTO orders VALUES (1, 7, 10), (2, 7, 20), (3, 8, 30);
        """;

    private final int generation;
    private final Path classes;
    private final Map<String, String> environment = new HashMap<>();

    private SpringShop(int generation, Path classes) {
        this.generation = generation;
        this.classes = classes;
        environment.put("SERVER_PORT", "0");
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + classes.getParent());
    }

    /**
     * What the developer makes of it.
     *
     * @param generation of Spring Boot
     * @param added the guide's sources by class name
     * @param settings the guide's application.yaml
     */
    static SpringShop make(int generation, Path folder, Map<String, String> added, String settings) throws IOException {
        SpringShop shop = new SpringShop(generation, Files.createDirectories(folder.resolve("shop/classes")));
        Map<String, String> sources = new HashMap<>(BEFORE);
        sources.putAll(added);
        Shop.compile(sources, shop.classPath("").toList(), shop.classes);
        Shop.write(shop.classes.resolve("application.yaml"), settings);
        Shop.write(shop.classes.resolve("schema.sql"), SCHEMA);
        return shop;
    }

    SpringShop with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program start() {
        return start("com.example.shop.ShopApplication", "");
    }

    static int port(Program running) {
        return Integer.parseInt(running.await(PORT, START));
    }

    /** Starts the job, with no servlets in sight. */
    Program startJob() {
        return start("com.example.shop.ShopJob", "tomcat-embed");
    }

    static String ordersSeenBy(Program job) {
        return job.await(JOB, START);
    }

    private Program start(String mainClass, String without) {
        return Program.start("shop", mainClass, classPath(without).toList(), List.of(), environment);
    }

    private Stream<Path> classPath(String without) {
        Path list = Deployment.PROGRAMS.root().resolve("packaging/spring-boot-" + generation + "/target/classpath.txt");
        return Stream.concat(
                Stream.of(classes, Shop.instrumentation(Deployment.PROGRAMS)),
                Stream.of(read(list).strip().split(File.pathSeparator))
                        .map(Path::of)
                        .filter(path -> without.isEmpty()
                                || !path.getFileName().toString().startsWith(without)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
