package dev.bulwark.console.notifications;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications through the system tray. Some desktops say that they have one and then hang, so it is started beside
 * everything else and given up when it takes too long; nobody waits for it.
 */
final class Tray implements DesktopNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    private static final int START_LIMIT_SECONDS = 2;
    private static final int ICON_SIZE = 32;

    private final Executor background;
    private final CompletableFuture<Optional<TrayIcon>> icon;
    private volatile Runnable clicked = () -> {};

    Tray(Executor background) {
        this.background = background;
        this.icon = CompletableFuture.supplyAsync(this::start, background)
                .completeOnTimeout(Optional.empty(), START_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private Optional<TrayIcon> start() {
        if (!SystemTray.isSupported()) {
            return Optional.empty();
        }
        try {
            TrayIcon shown = new TrayIcon(picture(), "Bulwark");
            shown.setImageAutoSize(true);
            shown.addActionListener(event -> clicked.run());
            SystemTray.getSystemTray().add(shown);
            return Optional.of(shown);
        } catch (AWTException e) {
            LOG.info("There is no system tray to use", e);
            return Optional.empty();
        }
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(ICON_SIZE, ICON_SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x1f6feb));
        pen.fillRoundRect(3, 3, ICON_SIZE - 6, ICON_SIZE - 6, 10, 10);
        pen.dispose();
        return picture;
    }

    @Override
    public void show(String title, String text, Runnable onClick) {
        background.execute(() -> icon.join().ifPresent(shown -> {
            clicked = onClick;
            shown.displayMessage(title, text, TrayIcon.MessageType.ERROR);
        }));
    }
}
