package dev.bulwark.system;

import dev.bulwark.demo.Programs;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A developer's application before and after the developer followed the guide: its sources, compiled into a folder. */
final class Shop {
    /** What the developer had before: an account in the session, and a page that forgot its tenant. */
    static final Map<String, String> BEFORE = Map.of("Account", """
                    package com.example.shop;

                    public record Account(String organizationId, String userId) {}
                    """, "OrderServlet", """
                    package com.example.shop;

                    import jakarta.servlet.ServletException;
                    import jakarta.servlet.http.HttpServlet;
                    import jakarta.servlet.http.HttpServletRequest;
                    import jakarta.servlet.http.HttpServletResponse;
                    import java.io.IOException;
                    import java.sql.Connection;
                    import java.sql.DriverManager;
                    import java.sql.ResultSet;
                    import java.sql.SQLException;
                    import java.sql.Statement;
                    import javax.sql.DataSource;

                    public final class OrderServlet extends HttpServlet {
                        private final DataSource database;

                        public OrderServlet() {
                            this(null);
                        }

                        public OrderServlet(DataSource database) {
                            this.database = database;
                        }

                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                                throws ServletException, IOException {
                            request.getSession().setAttribute("account", new Account("7", "ada"));
                            try (Connection connection = connection();
                                    Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "CREATE TABLE IF NOT EXISTS orders (id INT PRIMARY KEY, organization_id INT)");
                                try (ResultSet rows = statement.executeQuery("SELECT id FROM orders")) {
                                    response.getWriter().print("orders: " + rows.next());
                                }
                            } catch (SQLException e) {
                                throw new ServletException(e);
                            }
                        }

                        private Connection connection() throws SQLException {
                            return database == null
                                    ? DriverManager.getConnection(getInitParameter("database"))
                                    : database.getConnection();
                        }
                    }
                    """);

    private Shop() {}

    static Path instrumentation(Programs programs) {
        return programs.root().resolve("telemetry-server/instrumentation/target/bulwark-instrumentation.jar");
    }

    /** This build's libraries whose file names start so. */
    static List<Path> libraries(String... names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Arrays.stream(names)
                        .anyMatch(name -> path.getFileName().toString().startsWith(name)))
                .toList();
    }

    /** Compiles classes of {@code com.example.shop}, given by name with their source. */
    static void compile(Map<String, String> sources, List<Path> classPath, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolveSibling("sources"));
        List<Path> files = sources.entrySet().stream()
                .map(entry -> write(folder.resolve(entry.getKey() + ".java"), entry.getValue()))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            List.of("-classpath", joined(classPath), "-d", target.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new AssertionError(messages.toString());
            }
        }
    }

    static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
