package dev.bulwark.console.scope;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What all views look at: one tenant or all, and which time. Pinned to a moment, the views show the world as it was then
 * and stand still; what must not be missed (connection, banner, notices) goes on. For the user interface's thread.
 */
public final class Scope {
    private final Supplier<Instant> now;
    private final StringProperty tenant = new SimpleStringProperty("");
    private final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(TimeRange.ANY);
    private final ReadOnlyObjectWrapper<@Nullable Instant> pinned = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> tenants = FXCollections.observableArrayList();

    /** @param now the server's present */
    public Scope(Supplier<Instant> now) {
        this.now = now;
    }

    /** The only tenant to show; empty for all. */
    public StringProperty tenant() {
        return tenant;
    }

    /** The tenant without the blanks around it, which an emptied field may even make null. */
    public String tenantName() {
        String typed = tenant.get();
        return typed == null ? "" : typed.strip();
    }

    public ObjectProperty<TimeRange> range() {
        return range;
    }

    /** The moment at which everything stands still; null while time goes on. */
    public ReadOnlyObjectProperty<@Nullable Instant> pinned() {
        return pinned.getReadOnlyProperty();
    }

    /** Stops at a moment; not in the future. */
    public void pin(Instant moment) {
        Instant present = now.get();
        pinned.set(moment.isAfter(present) ? present : moment);
    }

    /** Stops now. */
    public void pin() {
        pin(now.get());
    }

    /** Moves the moment; only while pinned. */
    public void movePin(Duration by) {
        Instant moment = pinned.get();
        if (moment != null) {
            pin(moment.plus(by));
        }
    }

    public void unpin() {
        pinned.set(null);
    }

    public boolean isPinned() {
        return pinned.get() != null;
    }

    /** The present, or the moment that is pinned. */
    public Instant moment() {
        Instant moment = pinned.get();
        return moment == null ? now.get() : moment;
    }

    /** The first moment that is shown; null for no limit. */
    public @Nullable Instant from() {
        Duration length = range.get().length();
        return length == null ? null : moment().minus(length);
    }

    /** The moment before which all shown things happened; null for no limit. */
    public @Nullable Instant to() {
        Instant moment = pinned.get();
        return moment == null ? null : moment.plusMillis(1);
    }

    /** The shown time as the API's parameters. */
    public Map<String, String> timeParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Instant first = from();
        Instant end = to();
        if (first != null) {
            parameters.put("from", first.toString());
        }
        if (end != null) {
            parameters.put("to", end.toString());
        }
        return parameters;
    }

    /** Whether it hides anything. */
    public boolean isNarrow() {
        return !tenantName().isEmpty() || range.get() != TimeRange.ANY || isPinned();
    }

    /** Shows everything up to the present again. */
    public void widen() {
        tenant.set("");
        range.set(TimeRange.ANY);
        unpin();
    }

    /** What changes when the scope does. */
    public Observable[] parts() {
        return new Observable[] {tenant, range, pinned};
    }

    /** Tenants heard of so far, sorted: what may be offered. */
    public ObservableList<String> tenants() {
        return tenants;
    }

    /** These tenants exist. */
    public void heardOf(Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(tenants);
        if (all.addAll(more)) {
            tenants.setAll(all);
        }
    }
}
