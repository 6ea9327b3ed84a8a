package dev.bulwark.console.notifications;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifications of a Linux desktop by its own {@code notify-send}. */
final class NotifySend implements DesktopNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(NotifySend.class);

    private final Path program;
    private final Executor background;

    NotifySend(Path program, Executor background) {
        this.program = program;
        this.background = background;
    }

    /** The program, if it is on the path and there is a desktop to show something on. */
    static Optional<Path> find(Map<String, String> environment) {
        if (!environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) {
            return Optional.empty();
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "notify-send"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void show(String title, String text, Runnable onClick) {
        background.execute(() -> {
            // Versions before 0.7.11 know no actions and refuse: then the notification comes without a click.
            if (!run(onClick, "--action=open=Show", "--wait", title, text)) {
                run(onClick, title, text);
            }
        });
    }

    private boolean run(Runnable onClick, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = program.toString();
        command[1] = "--urgency=critical";
        command[2] = "--app-name=Bulwark";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer = process.inputReader(StandardCharsets.UTF_8)) {
                answer.lines().filter("open"::equals).forEach(action -> onClick.run());
            }
            return process.waitFor() == 0;
        } catch (IOException e) {
            LOG.info("notify-send could not be used", e);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
