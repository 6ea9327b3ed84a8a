package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.facts.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/**
 * Which casts leave different tenants different. To text, every value of every type has a form of its own; to a UUID, only
 * spellings of one UUID fall together, which are one tenant. To a whole number, {@code '1'} and {@code '01'} of a text column
 * and 1.4 and 1 of another fall together, so it depends on the column's type, which a statement does not tell. A value that is
 * bound or written is compared with the tenant as it is, before the cast.
 */
final class Casts {
    private static final Set<String> DISTINGUISHING =
            Set.of("text", "uuid", "varchar", "character varying", "nvarchar", "longvarchar", "clob");
    private static final Set<String> NUMBERS = Set.of(
            "bigint",
            "int8",
            "integer",
            "int",
            "int4",
            "smallint",
            "int2",
            "unsigned",
            "signed",
            "unsigned integer",
            "signed integer",
            "numeric",
            "decimal",
            "long");
    private static final List<String> UNDERSTOOD =
            List.of("keyword", "leftExpression", "colDataType", "isImplicitCast");
    private static final Pattern LIMITED =
            Pattern.compile("(?i)(?:varchar|character varying|nvarchar) ?\\((\\d{1,9})\\)");
    private static final Set<String> UNBOUNDED_IN_MYSQL = Set.of("char", "nchar");

    private Casts() {}

    /** Whether different values of any column stay different. */
    static boolean isLossless(CastExpression cast, NodeFields fields, Dialect dialect) {
        String name = bareType(cast, fields);
        return DISTINGUISHING.contains(name) || (dialect == Dialect.MYSQL && UNBOUNDED_IN_MYSQL.contains(name));
    }

    /** Whether different values stay different if they are whole numbers of a fitting size. */
    static boolean isNumeric(CastExpression cast, NodeFields fields) {
        return NUMBERS.contains(bareType(cast, fields));
    }

    /** Whether a written value is short enough to pass through a text type of limited length as it is. */
    static boolean holds(CastExpression cast, Value value, NodeFields fields) {
        ColDataType type = cast.getColDataType();
        boolean understood = type != null
                && fields.unknownField(cast, UNDERSTOOD) == null
                && fields.unknownField(type, List.of("dataType", "precision")) == null;
        Matcher limited = LIMITED.matcher(understood ? type.getDataType() : "");
        return limited.matches()
                && value instanceof Value.Literal literal
                && literal.canonical().length() <= Integer.parseInt(limited.group(1));
    }

    /** The type without arguments, empty when there are any or more. */
    private static String bareType(CastExpression cast, NodeFields fields) {
        ColDataType type = cast.getColDataType();
        boolean bare = type != null
                && fields.unknownField(cast, UNDERSTOOD) == null
                && fields.unknownField(type, List.of("dataType")) == null;
        return bare ? type.getDataType().toLowerCase(Locale.ROOT).strip() : "";
    }
}
