package dev.bulwark.server.isolation;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement without its values, for readers who may not learn whom the values speak of. Pure. */
final class StatementShape {
    private static final Set<TokenKind> VALUES = EnumSet.of(TokenKind.STRING, TokenKind.NUMBER);

    private StatementShape() {}

    static @Nullable String of(@Nullable String sql) {
        if (sql == null) {
            return null;
        }
        StringBuilder shape = new StringBuilder(sql.length());
        int done = 0;
        for (Token token : Lexer.read(sql, Dialect.POSTGRESQL).tokens()) {
            if (VALUES.contains(token.kind())) {
                shape.append(sql, done, token.start()).append('?');
                done = token.end();
            }
        }
        return shape.append(sql, done, sql.length()).toString();
    }
}
