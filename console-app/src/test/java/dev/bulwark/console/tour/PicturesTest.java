package dev.bulwark.console.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.HealthSample;
import dev.bulwark.console.fake.Pictures;
import dev.bulwark.console.fake.SampleRecords;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every view in its states, as pictures in {@code target/tour} for people to look at; with {@code -Dtour=all} in two sizes
 * and both themes. The tests themselves fail when a text does not find room.
 */
class PicturesTest {
    private static final boolean ALL = "all".equals(System.getProperty("tour"));
    private static final Size SMALLEST = new Size(900, 600);

    /** Only ever shrinking: a window that grows off screen is first drawn into memory of its old size. */
    private static final List<Size> SIZES = ALL ? List.of(new Size(1600, 1000), SMALLEST) : List.of(SMALLEST);

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
        Instant newest = Instant.now().minusSeconds(30);
        bulwark.shelf().putAll(SampleViolations.newestFirst(120, newest));
        bulwark.failures().putAll(SampleRecords.failures(40, newest));
        bulwark.activities().putAll(SampleRecords.activities(80, newest));
        bulwark.audit().putAll(SampleRecords.audit(80, newest));
        bulwark.trafficCame();
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

    private void take(String name, Size size) throws IOException {
        for (ThemeChoice theme : ALL ? ThemeChoice.values() : new ThemeChoice[] {ThemeChoice.DARK}) {
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
            window.await(() -> window.isShown("#suggestionText"));
            window.ask(() -> {
                window.node("#detailScroll", ScrollPane.class).setVvalue(1);
                return true;
            });
            take("isolation-detail-end", size);
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
    void listsAndTheirDetailsFindRoom() throws Exception {
        fill();
        open();
        window.awaitText("#connectionState", "Connected");
        for (Size size : SIZES) {
            window.resize(size.width(), size.height());
            picture(Place.FAILURES, "#failed-operationsTable", size);
            picture(Place.ACTIVITY, "#activitiesTable", size);
            picture(Place.AUDIT, "#audit-entriesTable", size);
            pictureOfRanking(Place.ENDPOINTS, "#endpointsTable", size);
            pictureOfRanking(Place.STATEMENTS, "#statementsTable", size);
        }
        assertThat(cutOff).isEmpty();
    }

    private void pictureOfRanking(Place place, String table, Size size) throws IOException {
        show(place);
        window.await(() -> !window.table(table).getItems().isEmpty());
        take(place.name(), size);
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        window.await(() -> !window.text("#performanceFigures").isEmpty());
        take(place.name() + "-detail", size);
        window.robot().push(KeyCode.ESCAPE);
    }

    private void picture(Place place, String table, Size size) throws IOException {
        show(place);
        window.await(() -> !window.table(table).getItems().isEmpty());
        take(place.name(), size);
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        window.await(() -> window.isShown("#recordTitle"));
        take(place.name() + "-detail", size);
        window.robot().push(KeyCode.ESCAPE);
        window.robot().push(KeyCode.SLASH);
        window.robot().write("no such thing", 0);
        window.await(() -> !window.table(table).isVisible());
        take(place.name() + "-nothing-matches", size);
        window.ask(() -> {
            window.node("#filterText", TextField.class).clear();
            return true;
        });
        window.robot().push(KeyCode.ESCAPE);
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
            take(place.name() + "-nothing-yet", SMALLEST);
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
