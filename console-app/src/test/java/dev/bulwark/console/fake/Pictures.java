package dev.bulwark.console.fake;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;

/** Pictures of the console's window for people, and what is cut off in them for a test. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "tour");

    private final ConsoleWindow window;

    public Pictures(ConsoleWindow window) {
        this.window = window;
    }

    /** Saves the window as it is, and says which texts in it do not find room. */
    public List<String> take(String name) throws IOException {
        window.drawn();
        BufferedImage picture =
                window.ask(() -> SwingFXUtils.fromFXImage(window.scene().snapshot(null), null));
        Files.createDirectories(FOLDER);
        ImageIO.write(
                picture,
                "png",
                FOLDER.resolve(name.toLowerCase(Locale.ROOT) + ".png").toFile());
        return window.ask(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            return cutOff(window.scene().getRoot());
        });
    }

    /** Texts that end in dots or outside of their field; table cells may, as their columns can be made wider. */
    private static List<String> cutOff(Parent root) {
        List<String> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible() || node instanceof IndexedCell<?>) {
            return;
        }
        if (node instanceof Labeled label && isShortened(label)) {
            found.add(label.getClass().getSimpleName() + " “" + label.getText() + "”");
        }
        if (node instanceof TextField field && promptIsCut(field)) {
            found.add("prompt “" + field.getPromptText() + "”");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static boolean isShortened(Labeled label) {
        return label.lookup(".text") instanceof Text shown
                && !label.getText().isEmpty()
                && shown.getParent() == label
                && !shown.getText().replace("\n", "").equals(label.getText().replace("\n", ""));
    }

    private static boolean promptIsCut(TextField field) {
        String prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty() || !field.getText().isEmpty()) {
            return false;
        }
        Text measured = new Text(prompt);
        measured.setFont(field.getFont());
        double room = field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
        return measured.getLayoutBounds().getWidth() > room;
    }
}
