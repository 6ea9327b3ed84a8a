package dev.bulwark.console.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what to colour in a statement. It colours only; whether the statement is right is the judge's matter. */
final class SqlScanner {
    private static final Set<String> KEYWORDS = Set.of(
            ("all and any as asc between by case cast cross delete desc distinct else end except exists false fetch first "
                            + "from full group having in inner insert intersect interval into is join lateral left like "
                            + "limit merge natural not null nulls offset on or order outer over partition recursive "
                            + "returning right rows select set then true union update using values when where with")
                    .split(" "));

    private static final Pattern PIECES = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<string>'(?:[^']|'')*(?:'|\\z))"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*(?:\"|\\z))"
                    + "|(?<parameter>\\?|\\$\\d+|(?<![:\\w]):[A-Za-z_]\\w*)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<number>\\d+(?:\\.\\d+)?)",
            Pattern.DOTALL);

    private static final Map<String, SqlToken.Kind> KIND_OF_GROUP = Map.of(
            "comment", SqlToken.Kind.COMMENT,
            "string", SqlToken.Kind.TEXT,
            "parameter", SqlToken.Kind.PARAMETER,
            "number", SqlToken.Kind.NUMBER);

    private SqlScanner() {}

    /** The pieces in the order of the text, never overlapping. */
    static List<SqlToken> scan(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        Matcher piece = PIECES.matcher(sql);
        while (piece.find()) {
            add(tokens, piece);
        }
        return tokens;
    }

    private static void add(List<SqlToken> tokens, Matcher piece) {
        String word = piece.group("word");
        if (word != null) {
            if (KEYWORDS.contains(word.toLowerCase(Locale.ROOT))) {
                tokens.add(new SqlToken(piece.start(), piece.end(), SqlToken.Kind.KEYWORD));
            }
            return;
        }
        KIND_OF_GROUP.forEach((group, kind) -> {
            if (piece.group(group) != null) {
                tokens.add(new SqlToken(piece.start(), piece.end(), kind));
            }
        });
    }
}
