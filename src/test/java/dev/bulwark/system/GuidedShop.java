package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shop after its developer has followed the guide, up to where the guide's ways part. */
final class GuidedShop {
    private static final String START = "Five minutes";

    private final GuidePage page = GuidePage.read(Deployment.PROGRAMS.root().resolve("docs/guide/applications.md"));
    private final Path folder;
    private final URI server;
    private final String token;

    /**
     * A shop that is written into a folder and reports to a server.
     *
     * @param token with which it reports
     */
    GuidedShop(Path folder, URI server, String token) {
        this.folder = folder;
        this.server = server;
        this.token = token;
    }

    GuidePage page() {
        return page;
    }

    Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>(Shop.BEFORE);
        sources.put("ShopCallers", page.block(START, "java"));
        return sources;
    }

    /** The page's settings, but for the port, which another server may have. */
    String settings() {
        String settings = page.block(START, "yaml");
        assertThat(settings).contains("http://127.0.0.1:8417");
        return settings.replace("http://127.0.0.1:8417", server.toString());
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("BULWARK_TOKEN", token);
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
        return environment;
    }

    /** This build's libraries whose file names start so, and ours. */
    static List<Path> classPathWith(String... libraries) {
        List<Path> classPath = new ArrayList<>(Shop.libraries(libraries));
        classPath.add(Shop.instrumentation(Deployment.PROGRAMS));
        return classPath;
    }

    /** The war of the guide, unpacked. */
    Path war(String database) throws IOException {
        Path war = folder.resolve("war");
        Path classes = Files.createDirectories(war.resolve("WEB-INF/classes"));
        Shop.compile(sources(), classPathWith("tomcat-embed-core"), classes);
        Shop.write(classes.resolve("bulwark.yaml"), settings());
        Shop.write(war.resolve("WEB-INF/web.xml"), webXml(database));
        Path libraries = Files.createDirectories(war.resolve("WEB-INF/lib"));
        for (Path jar : classPathWith("h2-")) {
            Files.copy(jar, libraries.resolve(jar.getFileName()));
        }
        return war;
    }

    private String webXml(String database) {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                  <servlet>
                    <servlet-name>orders</servlet-name>
                    <servlet-class>com.example.shop.OrderServlet</servlet-class>
                    <init-param><param-name>database</param-name><param-value>jdbc:bulwark:%s</param-value></init-param>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping><servlet-name>orders</servlet-name><url-pattern>/orders</url-pattern></servlet-mapping>
                </web-app>
                """.formatted(page.block("A war in Tomcat", "xml"), database);
    }

    /** What a Tomcat needs that runs one of our own main classes. */
    static List<Path> tomcat() {
        List<Path> classPath = new ArrayList<>(Shop.libraries("tomcat-"));
        classPath.add(Path.of(TomcatMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()));
        return classPath;
    }
}
