package dev.bulwark.console.actions;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys and the actions behind them. */
public final class Keys {
    private Keys() {}

    /** The action that this key means now. A character means none while somebody types a text. */
    public static Optional<Action> actionOf(KeyEvent event, List<Actions.Entry> actions) {
        return actions.stream()
                .map(Actions.Entry::action)
                .filter(action -> isMeant(event, action) && action.isEnabled())
                .findFirst();
    }

    private static boolean isMeant(KeyEvent event, Action action) {
        if (action.keys().isEmpty()) {
            return false;
        }
        if (action.isTyped()) {
            return event.getEventType() == KeyEvent.KEY_TYPED
                    && event.getCharacter().equals(action.keys())
                    && !(event.getTarget() instanceof TextInputControl)
                    && !event.isShortcutDown()
                    && !event.isAltDown();
        }
        return event.getEventType() == KeyEvent.KEY_PRESSED
                && KeyCombination.valueOf(action.keys()).match(event);
    }

    /** How keys are written on this operating system: {@code Ctrl+K}, {@code ⌘K}. */
    public static String words(String keys) {
        if (keys.length() < 2) {
            return keys;
        }
        return KeyCombination.valueOf(keys)
                .getDisplayText()
                .replace("Left", "←")
                .replace("Right", "→")
                .replace("Escape", "Esc");
    }
}
