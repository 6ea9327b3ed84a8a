package dev.bulwark.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.fake.ConsoleWindow;
import dev.bulwark.console.fake.FakeBulwark;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.records.Row;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Violation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriageTest {
    private final Instant now = Instant.now();

    @TempDir
    Path home;

    private FakeBulwark bulwark;
    private ConsoleWindow window;

    @BeforeEach
    void openViolations() throws Exception {
        bulwark = new FakeBulwark();
        bulwark.shelf().putAll(SampleViolations.newestFirst(120, now.minusSeconds(30)));
        window = new ConsoleWindow(bulwark.address(), FakeBulwark.PASSWORD, home);
        window.showViolations();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        bulwark.close();
    }

    @Test
    void aPushedViolationAppearsWhileSelectionAndScrollStayWhereTheyAre() {
        TableView<Row<Violation>> table = window.table("#violationsTable");
        UUID read = SampleViolations.id(100);
        window.ask(() -> {
            table.scrollTo(15);
            table.getSelectionModel().select(rowOf(table, read));
            return true;
        });
        window.await(() -> topIndex(table) == 15);

        for (int number = 1001; number <= 1003; number++) {
            bulwark.happens(SampleViolations.missingFilter(number, now.plusMillis(number)));
        }

        window.await(() -> table.getItems().size() == 53);
        window.awaitText("#newAbove", "3 new");
        assertThat(window.ask(() -> table.getItems().get(0).value().id())).isEqualTo(SampleViolations.id(1003));
        assertThat(window.ask(() ->
                        table.getSelectionModel().getSelectedItem().value().id()))
                .isEqualTo(read);
        assertThat(window.ask(() -> topIndex(table))).isEqualTo(18);
    }

    @Test
    void aSelectedRowThatChangesItsPlaceStaysSelectedAndNoNeighbourTakesItsTurn() {
        TableView<Row<Violation>> table = window.table("#violationsTable");
        UUID read = SampleViolations.id(110);
        window.ask(() -> {
            table.getSelectionModel().select(rowOf(table, read));
            return true;
        });
        window.robot().push(KeyCode.ENTER);

        bulwark.happens(SampleViolations.numbered(110, now));

        window.await(() -> table.getItems().get(0).value().id().equals(read));
        assertThat(window.ask(() ->
                        table.getSelectionModel().getSelectedItem().value().id()))
                .isEqualTo(read);
        assertThat(window.text("#detailTitle")).isEqualTo("Wrong tenant");
    }

    @Test
    void atTheTopWithNothingSelectedTheNewestSimplyShows() {
        TableView<Row<Violation>> table = window.table("#violationsTable");

        bulwark.happens(SampleViolations.missingFilter(1001, now));

        window.await(() -> table.getItems().get(0).value().id().equals(SampleViolations.id(1001)));
        assertThat(window.ask(() -> topIndex(table))).isZero();
        assertThat(window.isShown("#newAbove")).isFalse();
    }

    @Test
    void aViolationIsFoundReadAndResolvedWithANoteByKeyboardAlone() {
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        UUID opened = window.ask(() -> window.<Row<Violation>>table("#violationsTable")
                .getSelectionModel()
                .getSelectedItem()
                .value()
                .id());
        window.await(() -> window.isShown("#resolveNote"));
        window.robot().push(KeyCode.R);
        window.await(() -> window.node("#resolveNote", TextArea.class).isFocused());
        window.robot().write("filter added", 0);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);

        window.awaitText("#resolvedBy", "Resolved by owner");
        Violation kept = bulwark.shelf().find(opened).orElseThrow();
        assertThat(kept.resolvedBy()).isEqualTo(FakeBulwark.USER);
        assertThat(kept.note()).isEqualTo("filter added");
        assertThat(window.text("#resolvedNote")).isEqualTo("“filter added”");
    }

    @Test
    void aNoteOutlivesAServerThatFailsToTakeIt() {
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        window.robot().push(KeyCode.R);
        window.robot().write("typed in the dark", 0);
        bulwark.failWith(503);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);

        window.awaitText("#resolveFailure", "The server has a problem of its own (503).");
        assertThat(window.ask(() -> window.node("#resolveNote", TextArea.class).getText()))
                .isEqualTo("typed in the dark");

        bulwark.failWith(0);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitText("#resolvedBy", "Resolved by owner");
    }

    @Test
    void theStatementIsShownAsSentWithTheMarksAtTheirExactRanges() {
        Violation violation = bulwark.shelf().find(SampleViolations.id(120)).orElseThrow();
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);
        window.await(() -> window.isShown("#sqlView"));

        StyleClassedTextArea area =
                window.ask(() -> window.node("#sqlView", SqlView.class).area());
        assertThat(window.ask(() -> area.getText())).isEqualTo(violation.queryText());
        for (Mark mark : violation.marks()) {
            assertThat(styledRanges(area, mark.kind()))
                    .as("%s", mark)
                    .isEqualTo(expectedRanges(violation, mark.kind()));
        }
    }

    @Test
    void theSuggestedStatementShowsWhatIsNewInIt() {
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.ENTER);

        window.await(() -> window.node("#suggestionText", StyleClassedTextArea.class)
                .getText()
                .contains("organization_id = ? AND"));
        StyleClassedTextArea area = window.ask(() -> window.node("#suggestionText", StyleClassedTextArea.class));
        int added = area.getText().indexOf("organization_id");
        assertThat(window.ask(() -> area.getStyleOfChar(added))).contains("sql-added");
        assertThat(window.ask(() -> area.getStyleOfChar(0))).doesNotContain("sql-added");
    }

    @Test
    void slashFindsTheFilterWhichTheServerApplies() {
        TableView<Row<Violation>> table = window.table("#violationsTable");
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.SLASH);
        window.await(() -> window.node("#filterText", TextField.class).isFocused());
        window.robot().write("dashboard", 0);

        window.await(() -> table.getItems().size() == 20);
        assertThat(bulwark.requests()).anyMatch(request -> request.contains("q=da"));
        window.awaitText("#recordCount", "Showing all 20");
    }

    @Test
    void severalSelectedViolationsAreResolvedWithOneNote() {
        window.robot().push(KeyCode.J);
        window.robot().push(KeyCode.SHIFT, KeyCode.DOWN);
        window.robot().push(KeyCode.SHIFT, KeyCode.DOWN);
        window.robot().push(KeyCode.R);
        window.awaitText("#resolveButton", "Resolve 3 violations");
        window.robot().write("one cause", 0);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);

        window.awaitText("#resolveOutcome", "3 resolved.");
        for (int number : new int[] {118, 119, 120}) {
            assertThat(bulwark.shelf()
                            .find(SampleViolations.id(number))
                            .orElseThrow()
                            .note())
                    .isEqualTo("one cause");
        }
    }

    private static Row<Violation> rowOf(TableView<Row<Violation>> table, UUID id) {
        return table.getItems().stream()
                .filter(row -> row.value().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static int topIndex(TableView<?> table) {
        VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        IndexedCell<?> first = flow.getFirstVisibleCell();
        return first.getIndex();
    }

    /** Line ends are left out: the area gives them the style of the character before. */
    private List<Integer> styledRanges(StyleClassedTextArea area, MarkKind kind) {
        return window.ask(() -> IntStream.range(0, area.getLength())
                .filter(index -> area.getText().charAt(index) != '\n')
                .filter(index -> area.getStyleOfChar(index).contains(SqlStyles.styleClass(kind)))
                .boxed()
                .toList());
    }

    private static List<Integer> expectedRanges(Violation violation, MarkKind kind) {
        return violation.marks().stream()
                .filter(mark -> mark.kind() == kind)
                .flatMap(mark -> IntStream.range(mark.start(), mark.end()).boxed())
                .toList();
    }
}
