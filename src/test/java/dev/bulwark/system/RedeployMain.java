package dev.bulwark.system;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.loader.WebappClassLoaderBase;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat in a process of its own that deploys a war, asks it for a page and undeploys it, several times; then says what was
 * answered, and what of the threads, drivers and class loaders of the wars is still there.
 */
public final class RedeployMain {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private RedeployMain() {}

    /** Arguments: the war's folder, how many times. */
    public static void main(String[] args) throws LifecycleException, IOException {
        DriverManager.drivers().close(); // as Tomcat's own listener does: drivers of wars are not looked for afterwards
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(args[0]).resolveSibling("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        tomcat.start();
        List<String> answers = new ArrayList<>();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            answers.add(deployment(tomcat, args[0], loaders));
        }
        System.out.println("answers: " + String.join(", ", answers));
        System.out.println("threads left: " + await(RedeployMain::threads, List::isEmpty));
        System.out.println("drivers left: " + drivers());
        List<WeakReference<ClassLoader>> earlier =
                loaders.subList(0, loaders.size() - 1); // Tomcat holds on to its last one
        System.out.println("loaders left: " + await(() -> left(earlier), left -> left == 0));
        tomcat.stop();
    }

    /** Keeps nothing of it but a weak reference. */
    private static String deployment(Tomcat tomcat, String war, List<WeakReference<ClassLoader>> loaders)
            throws LifecycleException {
        Context context = tomcat.addWebapp("", war);
        loaders.add(new WeakReference<>(context.getLoader().getClassLoader()));
        String answer = ask(tomcat.getConnector().getLocalPort());
        tomcat.getHost().removeChild(context);
        context.destroy();
        return answer;
    }

    private static String ask(int port) {
        try (InputStream page =
                URI.create("http://127.0.0.1:" + port + "/orders").toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ours, those that our HTTP client has, and those that work in the name of a war. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bulwark-")
                        || thread.getName().startsWith("HttpClient-")
                        || thread.getContextClassLoader() instanceof WebappClassLoaderBase)
                .map(Thread::getName)
                .toList();
    }

    private static List<String> drivers() {
        return DriverManager.drivers()
                .map(driver -> driver.getClass().getName())
                .filter(name -> name.startsWith("dev.bulwark"))
                .toList();
    }

    private static long left(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /** What is there when it is as wanted, or when the patience is over. */
    private static <T> T await(Supplier<T> source, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T found;
        do {
            System.gc();
            found = source.get();
        } while (!wanted.test(found) && System.nanoTime() < end);
        return found;
    }
}
