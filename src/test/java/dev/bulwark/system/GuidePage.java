package dev.bulwark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the guide, whose examples are used as they stand there. */
record GuidePage(String text) {

    static GuidePage read(Path file) {
        try {
            return new GuidePage(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first block in a language after a heading. */
    String block(String heading, String language) {
        Pattern pattern = Pattern.compile(
                "^#+ " + Pattern.quote(heading) + "$.*?^```" + language + "\\n(.*?)^```$",
                Pattern.MULTILINE | Pattern.DOTALL);
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("the page has no block of " + language + " under " + heading);
        }
        return matcher.group(1);
    }
}
