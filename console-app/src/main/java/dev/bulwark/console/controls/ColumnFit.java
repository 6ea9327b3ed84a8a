package dev.bulwark.console.controls;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Fits a table's columns into its width: where there is little room whole columns give way, none is cut. */
public final class ColumnFit {
    /** Room for the scroll bar. */
    private static final double SCROLL_BAR = 14;

    private final TableView<?> table;
    private final List<? extends TableColumn<?, ?>> givingWay;
    private final List<? extends TableColumn<?, ?>> stretching;

    private ColumnFit(
            TableView<?> table,
            List<? extends TableColumn<?, ?>> givingWay,
            List<? extends TableColumn<?, ?>> stretching) {
        this.table = table;
        this.givingWay = givingWay;
        this.stretching = stretching;
    }

    /**
     * Fits now and whenever the width changes.
     *
     * @param givingWay from the first to go to the last
     * @param stretching the first of them that is shown takes what room is left
     */
    public static void keep(
            TableView<?> table,
            List<? extends TableColumn<?, ?>> givingWay,
            List<? extends TableColumn<?, ?>> stretching) {
        ColumnFit fit = new ColumnFit(table, givingWay, stretching);
        table.widthProperty().addListener((property, old, width) -> fit.fit(width.doubleValue()));
    }

    private void fit(double width) {
        double room = width - SCROLL_BAR;
        double wanted = table.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        for (TableColumn<?, ?> column : givingWay) {
            boolean fits = wanted <= room;
            column.setVisible(fits);
            wanted -= fits ? 0 : column.getMinWidth();
        }
        stretch(Math.max(0, room - wanted));
    }

    private void stretch(double spare) {
        table.getColumns().forEach(column -> column.setPrefWidth(column.getMinWidth()));
        stretching.stream()
                .filter(TableColumn::isVisible)
                .findFirst()
                .ifPresent(column -> column.setPrefWidth(column.getMinWidth() + spare));
    }
}
