package dev.bulwark.console.notifications;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.tasks.Subscription;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Calls out new critical violations: the first at once, those that follow within a short time as one ("12 more critical
 * violations"). Each violation is called out once, however often it is pushed. For the user interface's thread.
 */
public final class CriticalNotices {
    private static final Duration BURST = Duration.ofSeconds(10);
    private static final Duration SHOWN_FOR = Duration.ofSeconds(20);
    private static final int REMEMBERED = 10_000;

    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final DesktopNotifier desktop;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final Set<UUID> calledOut = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private @Nullable Subscription listening;
    private @Nullable Violation newestHeld;
    private int held;
    private boolean inBurst;

    /** What is shown in the window; clicking it opens the violation. */
    public record Notice(String title, String text, UUID violation) {}

    public CriticalNotices(ServerWatch watch, TaskExecutor tasks, DesktopNotifier desktop, Navigator navigator) {
        this.watch = watch;
        this.tasks = tasks;
        this.desktop = desktop;
        this.navigator = navigator;
    }

    public void activate() {
        listening = watch.onViolation(this::pushed);
    }

    public void deactivate() {
        if (listening != null) {
            listening.close();
        }
    }

    /** The notice to show in the window now; null for none. */
    public ReadOnlyObjectProperty<@Nullable Notice> notice() {
        return notice.getReadOnlyProperty();
    }

    /** The engineer clicked the notice. */
    public void open() {
        Notice shown = notice.get();
        if (shown != null) {
            notice.set(null);
            navigator.open(Place.ISOLATION, shown.violation());
        }
    }

    public void dismiss() {
        notice.set(null);
    }

    private void pushed(Violation violation) {
        if (!violation.needsAttention() || !calledOut.add(violation.id())) {
            return;
        }
        if (inBurst) {
            held++;
            newestHeld = violation;
            return;
        }
        inBurst = true;
        tasks.after(BURST, this::burstOver);
        callOut(new Notice("Critical: " + ViolationWords.headline(violation), tenantWords(violation), violation.id()));
    }

    private static String tenantWords(Violation violation) {
        return violation.tenant() == null ? ViolationWords.reason(violation) : "Tenant " + violation.tenant();
    }

    private void burstOver() {
        inBurst = false;
        Violation newest = newestHeld;
        if (newest == null) {
            return;
        }
        String title = held == 1 ? "1 more critical violation" : held + " more critical violations";
        held = 0;
        newestHeld = null;
        inBurst = true;
        tasks.after(BURST, this::burstOver);
        callOut(new Notice(title, "Newest: " + ViolationWords.headline(newest), newest.id()));
    }

    private void callOut(Notice newest) {
        notice.set(newest);
        tasks.after(SHOWN_FOR, () -> endOf(newest));
        desktop.show(
                "Bulwark", newest.title(), () -> tasks.onUi(() -> navigator.open(Place.ISOLATION, newest.violation())));
    }

    private void endOf(Notice old) {
        if (old.equals(notice.get())) {
            notice.set(null);
        }
    }
}
