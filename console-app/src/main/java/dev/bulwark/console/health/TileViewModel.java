package dev.bulwark.console.health;

import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What one tile of the overview says. For the user interface's thread. */
public final class TileViewModel {
    private final TileKind kind;
    private final ReadOnlyObjectWrapper<TileFace> face = new ReadOnlyObjectWrapper<>(TileFace.WAITING);
    private final ReadOnlyStringWrapper freshness = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trend = new ReadOnlyStringWrapper("");

    TileViewModel(TileKind kind) {
        this.kind = kind;
    }

    /** Names the tile in the scene graph. */
    public String id() {
        return kind.id();
    }

    public String title() {
        return kind.title();
    }

    TileKind kind() {
        return kind;
    }

    /** Light, figures and words; all of one moment. */
    public ReadOnlyObjectProperty<TileFace> face() {
        return face.getReadOnlyProperty();
    }

    /** How old the figures are: {@code 3 s ago}. */
    public ReadOnlyStringProperty freshness() {
        return freshness.getReadOnlyProperty();
    }

    /** Where the figures go: {@code ▲ 12 % in 1 h}; empty while that is not known. */
    public ReadOnlyStringProperty trend() {
        return trend.getReadOnlyProperty();
    }

    /** @param before the same an hour earlier; null while not known */
    void show(SystemHealth health, @Nullable SystemHealth before) {
        face.set(kind.face(health).withStale(face.get().stale()));
        trend.set(before == null ? "" : Trend.words(kind.measure(before), kind.measure(health)));
    }

    void showStale(boolean stale) {
        face.set(face.get().withStale(stale));
    }

    void showFreshness(String words) {
        freshness.set(words);
    }

    /** Light, figures and words of a tile at one moment. */
    public record TileFace(
            TrafficLight light,
            boolean stale,
            String value,
            String unit,
            String second,
            String summary,
            @Nullable Instant asOf) {
        /** Before the first answer. */
        static final TileFace WAITING = new TileFace(TrafficLight.GREY, false, "–", "", "", "Waiting for data", null);

        TileFace withStale(boolean old) {
            return new TileFace(light, old, value, unit, second, summary, asOf);
        }
    }
}
