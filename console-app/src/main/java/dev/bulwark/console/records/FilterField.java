package dev.bulwark.console.records;

import java.util.List;
import java.util.Locale;

/**
 * One thing that a list can be filtered by, as a token ({@code severity:high}) and, where there are options, as a control.
 *
 * @param token its name in tokens
 * @param parameter its name in the API
 * @param any what its control says when nothing is chosen
 * @param options what can be chosen; empty for any text
 * @param initial the word that holds until somebody chooses; empty for none
 */
public record FilterField(String token, String parameter, String any, List<Option> options, String initial) {
    public FilterField {
        options = List.copyOf(options);
    }

    /**
     * One of the things that can be chosen.
     *
     * @param word in tokens
     * @param value in the API; empty for no condition
     * @param title on controls
     */
    public record Option(String word, String value, String title) {}

    /** One with options, of which none is chosen at first. */
    public static FilterField of(String token, String any, List<Option> options) {
        return new FilterField(token, token, any, options, "");
    }

    /** One for any text, which has no control. */
    public static FilterField text(String token) {
        return new FilterField(token, token, "", List.of(), "");
    }

    /** Open, resolved or both; open at first. */
    public static FilterField state() {
        return new FilterField(
                "state",
                "resolved",
                "Any state",
                List.of(
                        new Option("open", "false", "Open"),
                        new Option("resolved", "true", "Resolved"),
                        new Option("all", "", "All")),
                "open");
    }

    /** How a constant is written in tokens and in the API. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a word can stand behind the token. */
    boolean accepts(String word) {
        return options.isEmpty()
                ? !word.isEmpty()
                : options.stream().anyMatch(option -> option.word().equals(word));
    }

    /** Whether somebody may be about to type one of the options. */
    boolean begins(String word) {
        return options.stream().anyMatch(option -> option.word().startsWith(word));
    }

    /** What the API is asked for when this word is chosen; empty for no condition. */
    String valueOf(String word) {
        if (options.isEmpty()) {
            return word;
        }
        return options.stream()
                .filter(option -> option.word().equals(word))
                .map(Option::value)
                .findFirst()
                .orElse("");
    }

    /** What a control says when this word is chosen. */
    String titleOf(String word) {
        return options.stream()
                .filter(option -> option.word().equals(word))
                .map(Option::title)
                .findFirst()
                .orElse(any);
    }

    /** Whether its control shows all options beside each other. */
    boolean isSegmented() {
        return !initial.isEmpty();
    }
}
