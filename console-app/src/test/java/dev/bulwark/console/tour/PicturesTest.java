package dev.bulwark.console.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.HealthSample;
import dev.bulwark.console.fake.Pictures;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.settings.Environment;
import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.shell.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every view in its states and in two sizes, as pictures in {@code target/tour} for people to look at; with {@code
 * -Dtour.themes=both} each in both themes. The tests themselves fail when a text does not find room.
 */
class PicturesTest {
    /** Only ever shrinking: a window that grows off screen is first drawn into memory of its old size. */
    private static final List<Size> SIZES = List.of(new Size(1600, 1000), new Size(900, 600));

    private static final boolean BOTH_THEMES = "both".equals(System.getProperty("tour.themes"));

    @TempDir
    Path home;

    private FakeBulwark bulwark;
    private ConsoleWindow window;
    private Pictures pictures;
    private final List<String> cutOff = new ArrayList<>();

    @BeforeEach
    void startServer() throws IOException {
        bulwark = new FakeBulwark();
    }

    private void open() throws Exception {
        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home, SIZES.get(0));
        pictures = new Pictures(window);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bulwark.close();
    }

    private void fill() {
        bulwark.shelf().putAll(SampleViolations.newestFirst(120, Instant.now().minusSeconds(30)));
    }

    private Sights sights() {
        window.await(() -> window.console().sights() != null);
        return window.ask(() -> window.console().sights());
    }

    private void show(Place place) {
        Sights sights = sights();
        window.ask(() -> {
            sights.shell().show(place);
            sights.notices().dismiss();
            return true;
        });
    }

    /** A picture in a theme that goes with the size, or on demand in both. */
    private void take(String name, Size size) throws IOException {
        ThemeChoice usual = size.equals(SIZES.get(0)) ? ThemeChoice.LIGHT : ThemeChoice.DARK;
        for (ThemeChoice theme : BOTH_THEMES ? ThemeChoice.values() : new ThemeChoice[] {usual}) {
            window.ask(() -> {
                window.console().theme().choose(theme);
                return true;
            });
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + (int) size.width();
            pictures.take(file).forEach(text -> cutOff.add(file + ": " + text));
        }
    }

    @Test
    void everythingFindsRoomWhileMuchHappens() throws Exception {
        fill();
        open();
        Sights sights = sights();
        window.awaitText("#connectionState", "Connected");
        window.ask(() -> {
            sights.environment().choose(Environment.PRODUCTION);
            return true;
        });
        for (Size size : SIZES) {
            window.resize(size.width(), size.height());
            show(Place.OVERVIEW);
            window.await(() -> window.isShown("#apiTile"));
            take("overview", size);
            show(Place.ISOLATION);
            window.await(() -> !window.table("#violationsTable").getItems().isEmpty());
            take("isolation", size);
            window.robot().push(KeyCode.J);
            window.robot().push(KeyCode.ENTER);
            window.await(() -> window.isShown("#sqlView"));
            take("isolation-detail", size);
            window.robot().push(KeyCode.ESCAPE);
            window.robot().push(KeyCode.CONTROL, KeyCode.P);
            window.await(() -> window.isShown("#pinBar"));
            take("pinned", size);
            window.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            window.robot().push(KeyCode.CONTROL, KeyCode.K);
            window.await(() -> window.isShown("#palette"));
            take("palette", size);
            window.robot().push(KeyCode.ESCAPE);
        }
        assertThat(cutOff).isEmpty();
    }

    @Test
    void everythingFindsRoomWhileNothingIsThere() throws Exception {
        bulwark.healthIs(HealthSample.SILENT);
        bulwark.failWith(503);
        open();
        Sights sights = sights();
        window.await(() -> window.isShown("#overviewState"));
        for (Size size : SIZES) {
            window.resize(size.width(), size.height());
            for (Place place : Place.values()) {
                show(place);
                take(place.name() + "-failed", size);
            }
        }
        bulwark.failWith(0);
        window.ask(() -> {
            sights.watch().retry();
            return true;
        });
        window.await(() -> !window.isShown("#connectionBar"));
        for (Place place : Place.values()) {
            show(place);
            take(place.name() + "-nothing-yet", SIZES.get(1));
        }
        assertThat(cutOff).isEmpty();
    }

    @Test
    void everythingFindsRoomWhileTheServerIsAway() throws Exception {
        fill();
        open();
        window.await(() -> window.isShown("#apiTile"));
        show(Place.ISOLATION);
        window.await(() -> !window.table("#violationsTable").getItems().isEmpty());
        bulwark.goAway();
        window.awaitText("#connectionWords", "showing data from");
        for (Size size : SIZES) {
            window.resize(size.width(), size.height());
            for (Place place : Place.values()) {
                show(place);
                take(place.name() + "-stale", size);
            }
        }
        assertThat(cutOff).isEmpty();
    }
}
