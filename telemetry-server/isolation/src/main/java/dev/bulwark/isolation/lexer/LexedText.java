package dev.bulwark.isolation.lexer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as tokens.
 *
 * @param tokens all of them, in order
 * @param parameters how many of them are places for bound values
 * @param depth the deepest nesting of parentheses
 * @param objection why databases and the parser may read this text differently; null when they cannot
 */
public record LexedText(
        String text,
        List<Token> tokens,
        int parameters,
        int depth,
        @Nullable String objection) {}
