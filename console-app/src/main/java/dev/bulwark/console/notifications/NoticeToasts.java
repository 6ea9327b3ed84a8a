package dev.bulwark.console.notifications;

import atlantafx.base.controls.Notification;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.shell.Toasts;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** Shows notices in the window's corner; a newer one takes the place of the older. */
public final class NoticeToasts implements Toasts {
    private static final double WIDTH = 420;

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

    private Notification toast(CriticalNotices.Notice notice) {
        StatusShape sign = new StatusShape(22);
        sign.show(StatusLook.CRIT, false);
        Notification toast = new Notification(notice.title() + "\n" + notice.text(), sign);
        toast.setId("criticalToast");
        toast.getStyleClass().add("critical-toast");
        toast.setPrefWidth(WIDTH);
        toast.setMaxWidth(WIDTH);
        Button show = new Button("Show");
        show.setId("toastShow");
        show.setFocusTraversable(false);
        show.setOnAction(event -> notices.open());
        toast.setPrimaryActions(show);
        toast.setOnClose(event -> notices.dismiss());
        return toast;
    }
}
