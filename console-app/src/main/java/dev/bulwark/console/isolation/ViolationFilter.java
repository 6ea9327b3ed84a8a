package dev.bulwark.console.isolation;

import dev.bulwark.console.client.ViolationQuery;
import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the engineer asked to see; applied by the server. Null and empty mean any. */
public final class ViolationFilter {
    /** Open, resolved or both. */
    public enum Settled {
        OPEN("Open", false),
        RESOLVED("Resolved", true),
        ALL("All", null);

        private final String words;
        private final @Nullable Boolean resolved;

        Settled(String words, @Nullable Boolean resolved) {
            this.words = words;
            this.resolved = resolved;
        }

        public String words() {
            return words;
        }
    }

    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable ViolationType> type = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Severity> severity = new SimpleObjectProperty<>();
    private final ObjectProperty<Settled> settled = new SimpleObjectProperty<>(Settled.OPEN);
    private final ObjectProperty<@Nullable Boolean> blocked = new SimpleObjectProperty<>();

    public StringProperty text() {
        return text;
    }

    public ObjectProperty<@Nullable ViolationType> type() {
        return type;
    }

    public ObjectProperty<@Nullable Severity> severity() {
        return severity;
    }

    public ObjectProperty<Settled> settled() {
        return settled;
    }

    public ObjectProperty<@Nullable Boolean> blocked() {
        return blocked;
    }

    Observable[] parts() {
        return new Observable[] {text, type, severity, settled, blocked};
    }

    ViolationQuery query() {
        return ViolationQuery.ALL
                .withText(text.get().strip())
                .withType(type.get())
                .withSeverity(severity.get())
                .withResolved(settled.get().resolved)
                .withBlocked(blocked.get());
    }

    /** Shows everything that is open again. */
    public void clear() {
        text.set("");
        type.set(null);
        severity.set(null);
        settled.set(Settled.OPEN);
        blocked.set(null);
    }
}
