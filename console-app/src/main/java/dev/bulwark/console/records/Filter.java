package dev.bulwark.console.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the engineer asked to see, as one line of text and as controls: both always say the same. In the text stand tokens
 * such as {@code severity:high} and, between them, what is searched for. The server applies it. For the user interface's
 * thread.
 */
public final class Filter {
    private static final Pattern PIECE = Pattern.compile("(?:([A-Za-z]+):)?(?:\"([^\"]*)\"?|(\\S+))");

    private final List<FilterField> fields;
    private final StringProperty typed = new SimpleStringProperty("");
    private final Map<String, StringProperty> words = new LinkedHashMap<>();
    private boolean inStep;

    public Filter(List<FilterField> fields) {
        this.fields = List.copyOf(fields);
        for (FilterField field : this.fields) {
            StringProperty word = new SimpleStringProperty(field.initial());
            word.addListener((property, old, chosen) -> chosen(field, chosen));
            words.put(field.token(), word);
        }
        typed.addListener((property, old, text) -> typed(text));
    }

    public List<FilterField> fields() {
        return fields;
    }

    /** The whole filter as text. */
    public StringProperty typed() {
        return typed;
    }

    /** What is chosen of one field; empty for any. */
    public StringProperty word(String token) {
        StringProperty word = words.get(token);
        if (word == null) {
            throw new IllegalArgumentException("no field is called " + token);
        }
        return word;
    }

    /** What the API is asked for; what is searched for as {@code q}. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String search = String.join(" ", parse(typed.get()).searched());
        if (!search.isEmpty()) {
            parameters.put("q", search);
        }
        for (FilterField field : fields) {
            String value = field.valueOf(word(field.token()).get());
            if (!value.isEmpty()) {
                parameters.put(field.parameter(), value);
            }
        }
        return parameters;
    }

    /** Whether it is as it was at the start. */
    public boolean isInitial() {
        return typed.get().isBlank();
    }

    /** As it was at the start. */
    public void clear() {
        typed.set("");
    }

    private record Parsed(Map<FilterField, String> chosen, List<String> searched) {}

    private Parsed parse(String text) {
        Map<FilterField, String> chosen = new LinkedHashMap<>();
        List<String> searched = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            FilterField field = fieldOf(piece.group(1));
            String word = piece.group(2) == null ? piece.group(3) : piece.group(2);
            if (field != null && field.accepts(normal(field, word))) {
                chosen.put(field, normal(field, word));
            } else if (field == null || !field.begins(normal(field, word))) {
                searched.add(piece.group(1) == null ? word : piece.group(1) + ":" + word);
            }
        }
        return new Parsed(chosen, searched);
    }

    private static String normal(FilterField field, String word) {
        return field.options().isEmpty() ? word : word.toLowerCase(Locale.ROOT);
    }

    private @Nullable FilterField fieldOf(@Nullable String token) {
        return fields.stream()
                .filter(field -> field.token().equalsIgnoreCase(token))
                .findFirst()
                .orElse(null);
    }

    private void typed(String text) {
        if (inStep) {
            return;
        }
        inStep = true;
        Parsed parsed = parse(text);
        for (FilterField field : fields) {
            word(field.token()).set(parsed.chosen().getOrDefault(field, field.initial()));
        }
        inStep = false;
    }

    private void chosen(FilterField field, String word) {
        if (inStep) {
            return;
        }
        inStep = true;
        Parsed parsed = parse(typed.get());
        parsed.chosen().put(field, word);
        List<String> pieces = new ArrayList<>();
        parsed.chosen().forEach((of, chosenWord) -> {
            if (!chosenWord.isEmpty() && !chosenWord.equals(of.initial())) {
                pieces.add(of.token() + ":" + quoted(chosenWord));
            }
        });
        parsed.searched().forEach(searched -> pieces.add(quoted(searched)));
        typed.set(String.join(" ", pieces));
        inStep = false;
    }

    private static String quoted(String word) {
        return word.contains(" ") ? "\"" + word + "\"" : word;
    }
}
