package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;

/** Which casts leave different tenants different. */
final class Casts {
    private static final Set<String> LOSSLESS = Set.of(
            "text",
            "uuid",
            "varchar",
            "character varying",
            "bigint",
            "int8",
            "integer",
            "int",
            "int4",
            "nvarchar",
            "unsigned",
            "signed");
    private static final List<String> UNDERSTOOD =
            List.of("keyword", "leftExpression", "colDataType", "isImplicitCast");
    private static final Set<String> UNBOUNDED_IN_MYSQL = Set.of("char", "nchar");

    private Casts() {}

    static boolean isLossless(CastExpression cast, NodeFields fields, Dialect dialect) {
        ColDataType type = cast.getColDataType();
        if (type == null || fields.unknownField(cast, UNDERSTOOD) != null) {
            return false;
        }
        boolean bare = fields.unknownField(type, List.of("dataType")) == null;
        String name = type.getDataType().toLowerCase(Locale.ROOT).strip();
        return bare && (LOSSLESS.contains(name) || (dialect == Dialect.MYSQL && UNBOUNDED_IN_MYSQL.contains(name)));
    }
}
