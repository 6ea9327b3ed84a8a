package dev.bulwark.isolation.template;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with parameters in the place of the values that are written into it and of whole lists of values. What is proven
 * of it for all values is proven of every text that it stands for: a value that is written is a value that is bound, and a
 * list is an array.
 *
 * @param text with as many parameters as there are slots
 * @param slots what the original has in their places, in order
 */
public record Skeleton(String text, List<Slot> slots) {
    public Skeleton {
        slots = List.copyOf(slots);
    }

    /** The skeleton of a text; null when nothing is written into it, or when its parameters are numbered. */
    public static @Nullable Skeleton of(LexedText lexed) {
        if (lexed.objection() != null) {
            return null;
        }
        SkeletonWriter writer = new SkeletonWriter(lexed.tokens());
        return writer.write() ? new Skeleton(writer.text(), writer.slots()) : null;
    }

    /** The values of the skeleton's parameters in an execution of the original. */
    public BoundParameters values(BoundParameters parameters) {
        return position -> slots.get(position - 1).value(parameters);
    }

    static boolean isComparison(Token token) {
        return switch (token.text()) {
            case "=", "<>", "!=", "<", ">", "<=", ">=" -> true;
            default -> token.is("like") || token.is("ilike");
        };
    }
}
