package dev.bulwark.console.performance;

import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.model.performance.TrendPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles over time, drawn on a canvas. Told apart by their strokes as well as by their colours; where there was no
 * request there is no line. Below the pointer stand the figures of that stretch.
 */
final class PercentileChart extends VBox {
    private static final double HEIGHT = 170;
    private static final double LEFT = 54;
    private static final double BOTTOM = 20;
    private static final double TOP = 6;
    private static final int GRID_LINES = 5;

    private final Times times;
    private final Canvas canvas = new Canvas();
    private final Label axis = legend("", "chart-axis");
    private final List<Series> series = List.of(
            new Series(legend("p50 dotted", "chart-p50"), LatencySummary::p50, 1.6, 2, 4),
            new Series(legend("p95 solid", "chart-p95"), LatencySummary::p95, 2.4),
            new Series(legend("p99 dashed", "chart-p99"), LatencySummary::p99, 1.4, 7, 4));
    private final Label readout = legend("", "chart-readout");
    private List<TrendPoint> points = List.of();
    private List<Mark> marks = List.of();
    private @Nullable ChartScale scale;

    /** A moment at which something else happened, such as a deployment. */
    record Mark(Instant at, String words) {}

    private record Series(Label label, ToLongFunction<LatencySummary> micros, double thickness, double... dashes) {}

    PercentileChart(Times times) {
        super(4);
        this.times = times;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(12);
        series.forEach(one -> head.getChildren().add(one.label()));
        head.getChildren().addAll(gap, readout);
        axis.setManaged(false);
        axis.setVisible(false);
        Pane field = new Pane(canvas, axis);
        field.setMinHeight(HEIGHT);
        field.setPrefHeight(HEIGHT);
        getChildren().setAll(head, field);
        canvas.setHeight(HEIGHT);
        field.widthProperty().addListener((property, old, width) -> {
            canvas.setWidth(width.doubleValue());
            draw();
        });
        axis.textFillProperty().addListener((property, old, paint) -> draw());
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> readOut(event.getX() - LEFT));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> readout.setText(""));
    }

    private static Label legend(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().addAll("chart-label", styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    void show(List<TrendPoint> trend, List<Mark> others) {
        points = trend;
        marks = others;
        setAccessibleText(summary());
        draw();
    }

    /** {@code p95 went from 210 ms at 03:06:00 to 2.4 s at 04:05:00; highest 2.6 s}. */
    private String summary() {
        if (points.isEmpty()) {
            return "No request in this time";
        }
        TrendPoint first = points.get(0);
        TrendPoint last = points.get(points.size() - 1);
        long highest =
                points.stream().mapToLong(point -> point.latency().p95()).max().orElse(0);
        return "p95 went from " + Figures.latency(first.latency().p95()) + " at " + times.time(first.at()) + " to "
                + Figures.latency(last.latency().p95()) + " at " + times.time(last.at()) + "; highest "
                + Figures.latency(highest);
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double width = canvas.getWidth() - LEFT - 8;
        if (points.isEmpty() || width <= 0) {
            return;
        }
        ChartScale fitted = fit(width);
        scale = fitted;
        pen.save();
        pen.translate(LEFT, TOP);
        drawGrid(pen, fitted);
        drawMarks(pen, fitted);
        series.forEach(one -> drawLine(pen, fitted, one));
        pen.restore();
    }

    private ChartScale fit(double width) {
        long highest =
                points.stream().mapToLong(point -> point.latency().p99()).max().orElse(1);
        Instant last = points.get(points.size() - 1).at().plus(step());
        return new ChartScale(points.get(0).at(), last, ChartScale.roundUp(highest), width, HEIGHT - BOTTOM - TOP);
    }

    /** How long a point stands for: the shortest distance between two. */
    private Duration step() {
        Duration shortest = Duration.ofMinutes(1);
        for (int index = 1; index < points.size(); index++) {
            Duration distance = Duration.between(
                    points.get(index - 1).at(), points.get(index).at());
            shortest = index == 1 || distance.compareTo(shortest) < 0 ? distance : shortest;
        }
        return shortest;
    }

    private void drawGrid(GraphicsContext pen, ChartScale at) {
        pen.setStroke(axis.getTextFill());
        pen.setFill(axis.getTextFill());
        pen.setFont(axis.getFont());
        pen.setLineWidth(1);
        for (int line = 0; line <= GRID_LINES; line++) {
            long micros = at.top() * line / GRID_LINES;
            double y = Math.round(at.y(micros)) + 0.5;
            pen.setGlobalAlpha(0.25);
            pen.strokeLine(0, y, at.width(), y);
            pen.setGlobalAlpha(1);
            pen.fillText(micros == 0 ? "0" : Figures.latency(micros), -LEFT, y + 4, LEFT - 6);
        }
        pen.fillText(times.compact(at.first(), at.last()), 0, at.height() + BOTTOM - 4);
        String end = times.compact(at.last(), at.last());
        pen.fillText(end, at.width() - 6.6 * end.length(), at.height() + BOTTOM - 4);
    }

    private void drawMarks(GraphicsContext pen, ChartScale at) {
        for (Mark mark : marks) {
            double x = at.x(mark.at());
            if (x >= 0 && x <= at.width()) {
                pen.setLineDashes(3, 3);
                pen.strokeLine(x, 0, x, at.height());
                pen.setLineDashes();
                pen.fillText(
                        "▲ " + mark.words(),
                        Math.min(x + 4, at.width() - 7.0 * mark.words().length()),
                        10);
            }
        }
    }

    private void drawLine(GraphicsContext pen, ChartScale at, Series one) {
        Paint paint = one.label().getTextFill();
        pen.setStroke(paint);
        pen.setFill(paint);
        pen.setLineWidth(one.thickness());
        pen.setLineDashes(one.dashes());
        Duration most = step().multipliedBy(3).dividedBy(2);
        TrendPoint before = null;
        for (TrendPoint point : points) {
            double y = at.y(one.micros().applyAsLong(point.latency()));
            if (before != null && Duration.between(before.at(), point.at()).compareTo(most) <= 0) {
                pen.strokeLine(
                        at.x(before.at()), at.y(one.micros().applyAsLong(before.latency())), at.x(point.at()), y);
            } else {
                pen.fillOval(at.x(point.at()) - 1.5, y - 1.5, 3, 3);
            }
            before = point;
        }
        pen.setLineDashes();
    }

    private void readOut(double x) {
        ChartScale at = scale;
        if (at == null || points.isEmpty()) {
            return;
        }
        Instant moment = at.at(x);
        points.stream()
                .min(Comparator.comparing(
                        point -> Duration.between(point.at(), moment).abs()))
                .ifPresent(point -> readout.setText(words(point)));
    }

    private String words(TrendPoint point) {
        LatencySummary latency = point.latency();
        return times.time(point.at()) + "  p50 " + Figures.latency(latency.p50()) + "  p95 "
                + Figures.latency(latency.p95()) + "  p99 " + Figures.latency(latency.p99()) + "  "
                + Figures.counted(point.requests(), "request", "requests");
    }
}
