package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.records.Filter;
import dev.bulwark.console.records.FilterField;
import dev.bulwark.console.records.FilterField.Option;
import dev.bulwark.console.records.RecordKind;
import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.util.Arrays;
import java.util.List;

/** What the list of violations is filtered by. */
public final class ViolationList {
    public static final RecordKind<Violation> KIND =
            new RecordKind<>(Violation::id, Violation::createdAt, Violation::tenant);

    private ViolationList() {}

    /** All severities, as many lists can be filtered by them. */
    public static FilterField severity() {
        return FilterField.of(
                "severity",
                "Any severity",
                Arrays.stream(Severity.values())
                        .map(one -> option(one, ViolationWords.of(one)))
                        .toList());
    }

    private static Option option(Enum<?> constant, String title) {
        String word = FilterField.word(constant);
        return new Option(word, word, title);
    }

    public static Filter filter() {
        return new Filter(List.of(
                FilterField.state(),
                severity(),
                FilterField.of(
                        "type",
                        "Any type",
                        Arrays.stream(ViolationType.values())
                                .map(one -> option(one, ViolationWords.of(one)))
                                .toList()),
                new FilterField(
                        "effect",
                        "blocked",
                        "Any effect",
                        List.of(new Option("blocked", "true", "Blocked"), new Option("ran", "false", "Ran")),
                        ""),
                FilterField.text("user"),
                FilterField.text("app")));
    }
}
