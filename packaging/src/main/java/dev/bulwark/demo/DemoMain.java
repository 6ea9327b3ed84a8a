package dev.bulwark.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the demo until Ctrl+C, or for a number of seconds. */
public final class DemoMain {
    private DemoMain() {}

    /**
     * @param arguments the project's top folder, and the seconds that the demo lasts (0: until Ctrl+C)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        long seconds = Long.parseLong(arguments[1]);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy), "end-programs"));
        Display display = Display.of(System.getProperty("os.name"), System.getenv());
        new Demo(new Programs(root), root.resolve("packaging/target/demo"), display, System.out::println).run(seconds);
    }
}
