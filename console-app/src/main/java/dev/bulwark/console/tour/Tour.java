package dev.bulwark.console.tour;

import dev.bulwark.console.Console;
import dev.bulwark.console.SessionWindow;
import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.tasks.FxThread;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * Walks through the views and leaves a picture of each, in both themes and two sizes, and says what was found. Runs on a
 * thread of its own, for demonstrations and for checks without a display.
 */
public final class Tour {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOR_A_CRITICAL_ONE = Duration.ofSeconds(20);

    private final Console console;
    private final Camera camera;
    private final PrintStream out;
    private final IntConsumer end;
    private final FxThread fx = new FxThread();
    private final Patience patience = new Patience(fx);

    /** @param end is told the exit status: 0 when every picture was taken */
    public Tour(Console console, Path pictures, PrintStream out, IntConsumer end) {
        this.console = console;
        this.camera = new Camera(console, pictures, fx, patience);
        this.out = out;
        this.end = end;
    }

    public void start() {
        Thread thread = new Thread(() -> end.accept(walk()), "bulwark-tour");
        thread.setDaemon(true);
        thread.start();
    }

    private int walk() {
        try {
            if (!patience.until(PATIENCE, () -> console.session() != null)) {
                camera.take("sign-in-failed");
                out.println("tour: could not sign in; see the picture sign-in-failed.png");
                return 1;
            }
            SessionWindow session = fx.ask(this::session);
            if (!patience.until(PATIENCE, () -> session.watch().health().get() != null)) {
                camera.take("no-data");
                out.println("tour: the server gave no data within " + PATIENCE.toSeconds() + " s");
                return 1;
            }
            visit(session);
            return 0;
        } catch (IOException e) {
            out.println("tour: a picture could not be saved: " + e.getMessage());
            return 1;
        }
    }

    private SessionWindow session() {
        SessionWindow session = console.session();
        if (session == null) {
            throw new IllegalStateException("the session ended during the tour");
        }
        return session;
    }

    private void visit(SessionWindow session) throws IOException {
        patience.until(FOR_A_CRITICAL_ONE, () -> !session.overview().recent().isEmpty());
        pictures("overview");
        Findings findings = new Findings(session, fx, patience);
        findings.selectCritical(FOR_A_CRITICAL_ONE);
        pictures("isolation");
        findings.print(out);
        fx.ask(() -> {
            console.signOut();
            return true;
        });
        pictures("sign-in");
        out.println("tour: " + camera.taken() + " pictures in " + camera.folder());
    }

    private void pictures(String view) throws IOException {
        for (ThemeChoice theme : ThemeChoice.values()) {
            camera.takeAll(view, theme);
        }
    }
}
