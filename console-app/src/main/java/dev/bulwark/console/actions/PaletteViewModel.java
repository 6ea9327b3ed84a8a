package dev.bulwark.console.actions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds what can be done by a few letters. What was done lately comes first. For the user interface's thread. */
public final class PaletteViewModel {
    private static final int REMEMBERED = 5;

    private final Actions actions;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Actions.Entry> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final List<String> recent = new ArrayList<>();
    private boolean onlyHere;

    public PaletteViewModel(Actions actions) {
        this.actions = actions;
        typed.addListener((property, old, text) -> find());
    }

    /** Shows all that can be done now. */
    public void open() {
        open(false);
    }

    /** Shows what can be done on this screen only, with its keys. */
    public void openHere() {
        open(true);
    }

    private void open(boolean hereOnly) {
        onlyHere = hereOnly;
        typed.set("");
        find();
        open.set(true);
    }

    public void close() {
        open.set(false);
    }

    public ReadOnlyBooleanProperty shown() {
        return open.getReadOnlyProperty();
    }

    public StringProperty typed() {
        return typed;
    }

    /** What fits, the best first. */
    public ObservableList<Actions.Entry> found() {
        return found;
    }

    /** The place in {@link #found()} of what Enter would do; below zero when nothing fits. */
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    public void move(int by) {
        if (!found.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, found.size()));
        }
    }

    /** Does what is selected; the palette is closed first, so that the act finds the screen as it was. */
    public void run() {
        run(selected.get());
    }

    public void run(int index) {
        if (index < 0 || index >= found.size()) {
            return;
        }
        Action chosen = found.get(index).action();
        close();
        recent.remove(chosen.id());
        recent.add(0, chosen.id());
        if (recent.size() > REMEMBERED) {
            recent.remove(REMEMBERED);
        }
        chosen.run().run();
    }

    private void find() {
        found.setAll(actions.all().stream()
                .filter(entry -> entry.action().isEnabled())
                .filter(entry -> !onlyHere || !entry.place().isEmpty())
                .filter(entry -> score(entry) != Fuzzy.NONE)
                .sorted(Comparator.comparingInt(this::score).reversed().thenComparingInt(this::recency))
                .toList());
        selected.set(found.isEmpty() ? -1 : 0);
    }

    private int score(Actions.Entry entry) {
        String text = typed.get();
        return text.isBlank() ? 0 : Fuzzy.score(text, entry.action().title() + " " + entry.place());
    }

    private int recency(Actions.Entry entry) {
        int place = recent.indexOf(entry.action().id());
        return place < 0 ? REMEMBERED : place;
    }
}
