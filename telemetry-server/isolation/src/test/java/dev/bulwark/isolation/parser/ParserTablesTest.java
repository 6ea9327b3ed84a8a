package dev.bulwark.isolation.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.junit.jupiter.api.Test;

/** The parser reads as before when its tables are smaller. */
class ParserTablesTest {
    @Test
    void tablesWithoutCopiesReadCharactersAsBefore() {
        List<String> before = kindsOfCharacters();

        int copies = ParserTables.shareEqual();

        assertThat(copies).as("copies of 8 KiB that went").isGreaterThan(500);
        assertThat(kindsOfCharacters()).isEqualTo(before);
        assertThat(ParserTables.shareEqual()).as("copies that are left").isZero();
    }

    /** Those of most alphabets, and some of all others. */
    private static List<String> kindsOfCharacters() {
        return IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(character -> character < 0x1000 || character % 61 == 0)
                .mapToObj(character -> kinds("x" + (char) character + " " + (char) character + "1"))
                .toList();
    }

    private static String kinds(String text) {
        StringBuilder kinds = new StringBuilder();
        CCJSqlParserTokenManager tokens = new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(text)));
        try {
            for (Token token = tokens.getNextToken(); token.kind != 0; token = tokens.getNextToken()) {
                kinds.append(token.kind).append(token.image).append(' ');
            }
        } catch (TokenMgrException e) {
            kinds.append("unreadable");
        }
        return kinds.toString();
    }
}
