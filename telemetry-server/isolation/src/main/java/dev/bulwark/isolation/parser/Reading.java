package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.FunctionCatalog;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.isolation.query.Action;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Recursion;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.MethodCallExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import org.jspecify.annotations.Nullable;

/** What is shared while one text is read: the text, the schema, what was found, and what was accounted for. */
final class Reading {
    /** Common table expressions are read once for each reference; this ends chains that double at every link. */
    private static final int MOST_RANGES = 4000;

    final LexedText lexed;
    final Schema schema;
    final JudgeSettings settings;
    final FunctionCatalog functions;
    final NodeFields fields;
    final String defaultTenantColumn;
    final AnalysisWatch.Watched watch;
    final Set<String> mixedNames;
    final List<BaseRange> tables;
    final List<Recursion> recursions;
    final List<Action> sideActions;
    final Set<String> doubts;
    final ViewPlaces views;
    final Set<String> commonNames = new LinkedHashSet<>();
    private final Map<Integer, Integer> parameterByOffset = new HashMap<>();
    private final Map<Integer, Token> tokenByStart = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final List<Token> parameters = new ArrayList<>();
    private final List<Token> pipes = new ArrayList<>();
    private final BitSet placed = new BitSet();
    private final BitSet settled = new BitSet();
    private final BitSet accounted = new BitSet();
    private final Set<Integer> selects = new LinkedHashSet<>();
    private final AtomicInteger ranges;

    Reading(
            LexedText lexed,
            Schema schema,
            JudgeSettings settings,
            FunctionCatalog functions,
            NodeFields fields,
            AnalysisWatch.Watched watch,
            Set<String> mixedNames) {
        this.lexed = lexed;
        this.schema = schema;
        this.settings = settings;
        this.functions = functions;
        this.fields = fields;
        this.watch = watch;
        this.mixedNames = mixedNames;
        this.tables = new ArrayList<>();
        this.recursions = new ArrayList<>();
        this.sideActions = new ArrayList<>();
        this.doubts = new LinkedHashSet<>();
        this.views = new ViewPlaces(lexed.text().length());
        this.ranges = new AtomicInteger();
        this.defaultTenantColumn = Names.fold(settings.tenantColumn());
        index();
    }

    /** The text of a view within the text that another reading is about. */
    private Reading(LexedText lexed, Reading around) {
        this.lexed = lexed;
        this.schema = around.schema;
        this.settings = around.settings;
        this.functions = around.functions;
        this.fields = around.fields;
        this.watch = around.watch;
        this.mixedNames = around.mixedNames;
        this.tables = around.tables;
        this.recursions = around.recursions;
        this.sideActions = around.sideActions;
        this.doubts = around.doubts;
        this.views = around.views;
        this.ranges = around.ranges;
        this.defaultTenantColumn = around.defaultTenantColumn;
        index();
    }

    /** A reading of a view's text, which adds to what this one finds but accounts for its own text. */
    Reading ofView(LexedText text) {
        return new Reading(text, this);
    }

    private void index() {
        int position = 0;
        for (Token token : lexed.tokens()) {
            tokenByStart.put(token.start(), token);
            if (settings.dialect() == Dialect.MYSQL && token.text().equals("||")) {
                pipes.add(token);
            }
            if (token.kind() == TokenKind.PARAMETER) {
                parameters.add(token);
                parameterByOffset.put(token.start(), explicitPosition(token, ++position));
            }
        }
    }

    int newRange() {
        int range = ranges.incrementAndGet();
        if (range > MOST_RANGES) {
            throw new Unreadable("the statement reads from too many places", Span.NOWHERE);
        }
        return range;
    }

    /** Refuses a node with a clause that no rule of ours takes into account. */
    void understand(Object node, String... clauses) {
        String unknown = fields.unknownField(node, List.of(clauses));
        if (unknown != null) {
            throw new Unreadable("no rule for the clause '" + unknown + "' of " + name(node), span(node));
        }
    }

    static String name(Object node) {
        return node.getClass().getSimpleName();
    }

    /** In H2 a table comes before a common table expression of its name; elsewhere it is hidden. */
    boolean isReadBeforeCommon(String name) {
        return settings.dialect() == Dialect.H2 && schema.knows(name);
    }

    /** A table that only the text shows to exist may come before a common table expression, too. */
    void noteHiddenTables() {
        for (BaseRange table : tables) {
            if (settings.dialect() == Dialect.H2 && commonNames.contains(table.table())) {
                doubts.add("H2 reads the table " + table.table() + ", not the common table expression of that name");
            }
        }
    }

    /** Where a node stands, as far as the parser says. */
    static Span span(Object node) {
        if (!(node instanceof ASTNodeAccess access)) {
            return Span.NOWHERE;
        }
        Node place = access.getASTNode();
        if (place == null || place.jjtGetFirstToken() == null || place.jjtGetLastToken() == null) {
            return Span.NOWHERE;
        }
        int start = place.jjtGetFirstToken().absoluteBegin - 1;
        int end = place.jjtGetLastToken().absoluteEnd - 1;
        return start >= 0 && end >= start ? new Span(start, end) : Span.NOWHERE;
    }

    /** Where a parameter stands; when the parser does not say, its number among all tells. */
    Span parameterSpan(JdbcParameter node) {
        Span span = span(node);
        if (span.isKnown()) {
            return span;
        }
        int index = node.getIndex() - 1;
        if (index < 0 || index >= parameters.size()) {
            return span;
        }
        Token token = parameters.get(index);
        return new Span(token.start(), token.end());
    }

    /** The position, from 1, of the parameter that stands there. */
    int parameter(Span span) {
        Integer position = parameterByOffset.get(span.start());
        if (position == null) {
            throw new Unreadable("a parameter stands where none was expected", span);
        }
        placed.set(span.start());
        return position;
    }

    /** Whether some table keeps its tenant in a column of that name. */
    boolean isTenantColumn(String name) {
        return name.equals(defaultTenantColumn) || schema.tenantTables().containsValue(name);
    }

    String text(Span span) {
        return span.isKnown() ? lexed.text().substring(span.start(), span.end()) : "";
    }

    /** The folded form of an alias. */
    String alias(String written) {
        String folded = Names.fold(written);
        String before = aliases.putIfAbsent(folded, written);
        if (before != null && !before.equals(written)) {
            requireOneCase(folded);
        }
        return folded;
    }

    /** Refuses names that differ only by case where MySQL, on some systems, takes them for two tables. */
    void requireOneCase(String name) {
        if (settings.dialect() == Dialect.MYSQL) {
            throw new Unreadable(
                    "'" + name + "' is written in two ways, which some systems take for two tables", Span.NOWHERE);
        }
    }

    /** Remembers a call whose value may depend on any table. */
    void noteFunction(Object node) {
        String name = null;
        if (node instanceof Function function) {
            name = function.getName();
        } else if (node instanceof AnalyticExpression analytic) {
            name = analytic.getName();
        } else if (node instanceof MethodCallExpression call) {
            name = call.toString();
        }
        boolean trusted = settings.trusts(Trust.UNKNOWN_FUNCTIONS);
        if (name != null && !trusted && !functions.isHarmless(name)) {
            doubts.add("the function " + name + " may read any table; if it reads none, list it as trusted");
        }
    }

    /** Accounts for a part of the text that touches no rows. */
    void settle(Span span) {
        if (span.isKnown()) {
            settled.set(span.start(), span.end());
        }
    }

    void account(Span span) {
        if (span.isKnown()) {
            accounted.set(span.start(), span.end());
        }
    }

    /** Accounts for the SELECT of a block, which WITH may stand before. */
    void accountSelect(Span span) {
        int depth = -1;
        for (Token token : lexed.tokens()) {
            if (token.start() >= span.start()) {
                depth = depth < 0 ? token.depth() : depth;
                if (token.is("select") && token.depth() == depth) {
                    selects.add(token.start());
                    return;
                }
            }
        }
    }

    /** The span with the alias behind it, which the parser gives no place for. */
    Span withAlias(Span span, String alias) {
        if (!span.isKnown()) {
            return span;
        }
        Token next = tokenFrom(span.end());
        if (next != null && next.is("as")) {
            next = tokenFrom(next.end());
        }
        if (next == null || !isWritten(next, alias)) {
            return span;
        }
        return span.and(new Span(next.start(), next.end()));
    }

    /** Whether the token is the name that the parser was given, perhaps quoted by us. */
    private static boolean isWritten(Token token, String name) {
        return Names.table(token.text()).equals(Names.table(name));
    }

    /** Accounts for an alias that stands behind something. */
    void accountAlias(Span before, String alias) {
        Span closed = before;
        Token next = tokenFrom(closed.end());
        while (next != null && next.isSymbol(')')) {
            closed = closed.and(new Span(next.start(), next.end()));
            next = tokenFrom(closed.end());
        }
        for (Token token : lexed.tokens()) {
            if (token.end() == before.end() && isWritten(token, alias)) {
                account(new Span(token.start(), token.end())); // the parser counts it to what stands before
            }
        }
        Span both = withAlias(closed, alias);
        if (both.end() > closed.end()) {
            account(new Span(closed.end(), both.end()));
        }
    }

    private @Nullable Token tokenFrom(int offset) {
        for (int i = offset; i < lexed.text().length(); i++) {
            Token token = tokenByStart.get(i);
            if (token != null) {
                return token;
            }
        }
        return null;
    }

    /** Accounts for the name of a common table expression, for which the parser gives no place. */
    void accountDefinition(String name) {
        List<Token> tokens = lexed.tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = tokens.get(i + 1);
            if (isWritten(token, name) && (next.is("as") || next.isSymbol('('))) {
                account(new Span(token.start(), token.end()));
            }
        }
    }

    /** Whether MySQL's {@code ||} stands between two parts of an OR, or may stand there. */
    boolean mayConcatenate(Span left, Span right) {
        return pipes.stream()
                .anyMatch(token -> !left.isKnown()
                        || !right.isKnown()
                        || (token.start() >= left.end() && token.end() <= right.start()));
    }

    /** Refuses a text of which a part went by unread: a parameter, a SELECT, or the name of a tenant table. */
    void requireCompleteness() {
        for (Token token : lexed.tokens()) {
            if (settled.get(token.start())) {
                continue;
            }
            boolean unread = switch (token.kind()) {
                case PARAMETER -> !placed.get(token.start());
                case WORD -> token.is("select") ? !selects.contains(token.start()) : isStrayTable(token);
                case QUOTED_NAME -> isStrayTable(token);
                case STRING, NUMBER, SYMBOL -> false;
            };
            if (unread) {
                throw new Unreadable(
                        "'" + token.text() + "' stands in a place that no rule covers",
                        new Span(token.start(), token.end()));
            }
        }
    }

    private boolean isStrayTable(Token token) {
        String name = Names.table(token.text());
        boolean tenantTable = schema.tenantTables().containsKey(name)
                || tables.stream()
                        .anyMatch(range ->
                                range.tenantColumn() != null && range.table().equals(name));
        return tenantTable && !accounted.get(token.start());
    }

    private static int explicitPosition(Token token, int inOrder) {
        return token.text().length() > 1 ? Integer.parseInt(token.text().substring(1)) : inOrder;
    }
}
