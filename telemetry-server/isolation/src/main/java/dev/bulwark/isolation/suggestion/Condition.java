package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.lexer.TokenWalk;
import java.util.List;
import java.util.Set;

/**
 * A condition of the text, or the place where one would stand.
 *
 * @param lead the word before a condition that is not there yet, empty for one that is
 * @param start offset of its first character
 * @param end offset behind its last
 * @param alternatives whether something in it binds more loosely than AND
 */
record Condition(String lead, int start, int end, boolean alternatives) {
    private static final Set<String> LOOSE = Set.of("or", "xor", "||");

    /** The condition between two tokens. */
    static Condition between(int from, int to, int depth, TokenWalk walk) {
        int start = walk.tokens().get(from).start();
        return new Condition("", start, walk.offsetBefore(to), walk.hasAny(from, to, depth, LOOSE));
    }

    /** A condition that is missing before a token. */
    static Condition missingBefore(int index, String lead, TokenWalk walk) {
        int place = walk.offsetBefore(index);
        return new Condition(lead, place, place, false);
    }

    /** The edits by which predicates must hold as well. They only add, so that there may be others within the condition. */
    List<TextEdit> with(List<String> predicates, Context context) {
        String and = " " + context.word("AND") + " ";
        String more = String.join(and, predicates);
        if (!lead.isEmpty()) {
            return List.of(TextEdit.insertion(end, " " + context.word(lead) + " " + more));
        }
        return alternatives
                ? List.of(TextEdit.insertion(start, "("), TextEdit.insertion(end, ")" + and + more))
                : List.of(TextEdit.insertion(end, and + more));
    }
}
