package dev.bulwark.console.tour;

import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.shell.Size;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.FxThread;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the views and leaves a picture of each, in both themes and two sizes, and says what was found. Runs on a
 * thread of its own, for demonstrations and for checks without a display.
 */
public final class Tour {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Only ever shrinking: a window that grows off screen is first drawn into memory of its old size. */
    private static final List<Size> SIZES = List.of(new Size(1600, 1000), new Size(900, 600));

    private static final List<Place> LISTS =
            List.of(Place.FAILURES, Place.ACTIVITY, Place.ENDPOINTS, Place.STATEMENTS, Place.AUDIT);

    private static final Duration FOR_FIGURES = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final Duration FOR_A_CRITICAL_ONE = Duration.ofSeconds(20);

    private final TouredConsole console;
    private final Camera camera;
    private final PrintStream out;
    private final IntConsumer end;
    private final FxThread fx = new FxThread();
    private final Patience patience = new Patience(fx);

    /** @param end is told the exit status: 0 when every picture was taken */
    public Tour(TouredConsole console, Path pictures, PrintStream out, IntConsumer end) {
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
            return visit() ? 0 : 1;
        } catch (IOException e) {
            out.println("tour: a picture could not be saved: " + e.getMessage());
        } catch (FailureException e) {
            out.println("tour: " + e.getMessage());
        }
        return 1;
    }

    private boolean visit() throws IOException, FailureException {
        if (!patience.until(PATIENCE, () -> console.sights() != null)) {
            camera.take("sign-in-failed");
            out.println("tour: could not sign in; see the picture sign-in-failed.png");
            return false;
        }
        Sights sights = Objects.requireNonNull(fx.ask(console::sights));
        if (!patience.until(PATIENCE, () -> sights.watch().health().get() != null)) {
            camera.take("no-data");
            out.println("tour: the server gave no data within " + PATIENCE.toSeconds() + " s");
            return false;
        }
        walk(sights);
        return true;
    }

    private void walk(Sights sights) throws IOException, FailureException {
        Findings findings = new Findings(sights.api());
        waitForCritical(findings);
        patience.until(FOR_FIGURES, () -> hasFigures(sights.watch().health().get()));
        for (Size size : SIZES) {
            fx.execute(() -> sights.shell().show(Place.OVERVIEW));
            pictures("overview", size);
            openTelling(sights, findings.mostTelling());
            pictures("isolation", size);
            for (Place place : LISTS) {
                fx.execute(() -> sights.shell().show(place));
                patience.pause(A_MOMENT);
                pictures(place.name().toLowerCase(Locale.ROOT), size);
            }
            pictureOfNotice(sights, size);
        }
        findings.print(out);
        fx.execute(console::signOut);
        pictures("sign-in", SIZES.get(SIZES.size() - 1));
        out.println("tour: " + camera.taken() + " pictures in " + camera.folder());
    }

    /** Gives the applications time to cause something worth showing; goes on without after a while. */
    private void waitForCritical(Findings findings) throws FailureException {
        for (int second = 0; second < FOR_A_CRITICAL_ONE.toSeconds(); second++) {
            if (findings.mostTelling().isPresent()) {
                return;
            }
            patience.pause(Duration.ofSeconds(1));
        }
    }

    /** Applications report violations at once, and what they measured every few seconds. */
    private static boolean hasFigures(@Nullable SystemHealth health) {
        return health != null && health.api().latency() != null;
    }

    private void openTelling(Sights sights, Optional<Violation> telling) {
        fx.execute(() -> {
            sights.shell().show(Place.ISOLATION);
            sights.violations().filter().word("severity").set("critical");
        });
        telling.ifPresent(violation -> {
            patience.until(A_MOMENT, () -> sights.violations().find(violation.id()) != null);
            fx.execute(() -> sights.detail().open(violation.id()));
        });
    }

    /** With traffic, the next critical violation is never far. */
    private void pictureOfNotice(Sights sights, Size size) throws IOException {
        fx.execute(() -> sights.shell().show(Place.OVERVIEW));
        if (patience.until(FOR_A_CRITICAL_ONE, () -> sights.notices().notice().get() != null)) {
            camera.takeAsIs("notification", size);
        }
    }

    private void pictures(String view, Size size) throws IOException {
        for (ThemeChoice theme : ThemeChoice.values()) {
            camera.take(view, theme, size);
        }
    }
}
