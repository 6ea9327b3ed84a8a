package dev.bulwark.sample.priorities;

import dev.bulwark.sample.http.ApiException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/** A quarter of a calendar year, written {@code 2026-Q4}. */
public record Quarter(String text) {
    private static final Pattern FORM = Pattern.compile("20\\d\\d-Q[1-4]");

    public Quarter {
        if (!FORM.matcher(text).matches()) {
            throw ApiException.badRequest("quarter looks like 2026-Q4.");
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR));
    }
}
