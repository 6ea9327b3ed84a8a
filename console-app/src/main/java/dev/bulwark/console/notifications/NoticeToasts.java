package dev.bulwark.console.notifications;

import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.shell.Toasts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows notices in the window's lower left corner, where nothing is typed; a newer one takes the older one's place. */
public final class NoticeToasts implements Toasts {
    private final CriticalNotices notices;

    public NoticeToasts(CriticalNotices notices) {
        this.notices = notices;
    }

    @Override
    public void showIn(Pane layer) {
        notices.notice().subscribe(notice -> show(layer, notice));
    }

    private void show(Pane layer, CriticalNotices.@Nullable Notice notice) {
        layer.getChildren().clear();
        if (notice != null) {
            layer.getChildren().add(toast(notice));
        }
    }

    private Node toast(CriticalNotices.Notice notice) {
        StatusShape sign = new StatusShape(22);
        sign.show(StatusLook.CRIT, false);
        HBox toast = new HBox(12, sign, words(notice), showButton(), closeButton());
        toast.setId("criticalToast");
        toast.getStyleClass().add("critical-toast");
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setMaxWidth(Region.USE_PREF_SIZE);
        return toast;
    }

    private static Node words(CriticalNotices.Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("toast-title");
        Label text = new Label(notice.text());
        text.getStyleClass().add("toast-text");
        VBox words = new VBox(1, title, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private Button showButton() {
        Button show = new Button("Show");
        show.setId("toastShow");
        show.setFocusTraversable(false);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(event -> notices.open());
        return show;
    }

    private Button closeButton() {
        Button close = new Button(null, new FontIcon(Feather.X));
        close.setId("toastClose");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText("Dismiss");
        close.setFocusTraversable(false);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> notices.dismiss());
        return close;
    }
}
