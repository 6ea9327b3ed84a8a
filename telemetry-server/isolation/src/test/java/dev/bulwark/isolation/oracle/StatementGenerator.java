package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes statements over the oracle's tables, many of them filtered properly and many of them not quite. */
final class StatementGenerator {
    private static final List<String> TABLES = List.of("teams", "issues", "todos");
    private static final int DEEPEST = 2;

    private final Random random;
    private int names;

    StatementGenerator(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        names = 0;
        int kind = random.nextInt(20);
        if (kind < 1) {
            return "UPDATE issues SET status = 'z' WHERE " + condition(List.of("issues"), 0);
        }
        if (kind < 2) {
            return "DELETE FROM issues WHERE " + condition(List.of("issues"), 0);
        }
        if (kind < 3) {
            return "INSERT INTO todos (id, organization_id, team_id, status) SELECT x.id + 1000, x.organization_id, 1, 'n' FROM ("
                    + query(0) + ") x";
        }
        if (kind < 5) {
            return "WITH c AS (" + query(0) + ") " + overCommonTable();
        }
        return kind < 7 ? recursion() : query(0);
    }

    private String overCommonTable() {
        String second = chance(2)
                ? ""
                : " LEFT JOIN c b ON b.id = a.team_id"
                        + (chance(2) ? " AND b.organization_id = a.organization_id" : "");
        String filter = chance(2) ? "" : " WHERE a.organization_id = 10";
        return "SELECT a.id, a.organization_id FROM c a" + second + filter;
    }

    private String recursion() {
        String tie = chance(2)
                ? " AND t.organization_id = r.organization_id"
                : chance(2) ? " AND t.organization_id = 10" : "";
        String start = chance(4) ? "" : " WHERE organization_id = 10";
        String after = chance(2) ? " WHERE organization_id = 10" : "";
        return "WITH RECURSIVE r (id, organization_id, depth) AS (SELECT id, organization_id, 0 FROM teams" + start
                + " UNION ALL SELECT t.id, t.organization_id, r.depth + 1 FROM teams t JOIN r ON t.parent_id = r.id AND r.depth < 4"
                + tie + ") SELECT id, organization_id FROM r" + after;
    }

    /** A query that gives out id, organization_id and team_id. */
    private String query(int depth) {
        if (depth < DEEPEST && chance(8)) {
            String operator = pick(List.of(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT "));
            return "(" + query(depth + 1) + ")" + operator + "(" + query(depth + 1) + ")";
        }
        List<String> aliases = new ArrayList<>();
        String from = from(aliases, depth);
        String where = chance(6) ? "" : " WHERE " + condition(aliases, depth);
        String owner = pick(aliases);
        String columns = owner + ".id, " + tenant(aliases) + " AS organization_id, " + owner + ".team_id";
        int shape = random.nextInt(12);
        if (shape == 0) {
            return "SELECT MIN(" + owner + ".id) AS id, " + owner + ".organization_id, COUNT(*) AS team_id FROM " + from
                    + where
                    + " GROUP BY " + owner + ".organization_id"
                    + (chance(2) ? " HAVING " + owner + ".organization_id = 10" : "");
        }
        if (shape == 1) {
            return "SELECT COUNT(*) AS id, 10 AS organization_id, SUM(" + owner + ".id) AS team_id FROM " + from
                    + where;
        }
        if (shape == 2) {
            return "SELECT " + columns + " FROM " + from + where + " ORDER BY 1, 2, 3 LIMIT 3";
        }
        if (shape == 3) {
            String by = chance(2) ? owner + ".organization_id" : owner + ".status";
            return "SELECT " + owner + ".id, " + owner + ".organization_id, RANK() OVER (PARTITION BY " + by
                    + " ORDER BY " + owner + ".id) AS team_id FROM " + from + where;
        }
        if (shape == 4 && depth < DEEPEST) {
            return "SELECT " + owner + ".id, " + owner + ".organization_id, (SELECT COUNT(*) FROM "
                    + subquery(owner, depth) + ") AS team_id FROM " + from + where;
        }
        return "SELECT " + (shape == 5 ? "DISTINCT " : "") + columns + " FROM " + from + where;
    }

    private String tenant(List<String> aliases) {
        return chance(10) ? "10" : pick(aliases) + ".organization_id";
    }

    private String from(List<String> aliases, int depth) {
        StringBuilder text = new StringBuilder(source(aliases, depth));
        for (int joins = random.nextInt(3); joins > 0; joins--) {
            List<String> left = List.copyOf(aliases);
            String kind =
                    pick(List.of(" JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " CROSS JOIN "));
            if (kind.equals(" CROSS JOIN ")) {
                text.append(kind).append(source(aliases, depth));
            } else if (chance(12) && left.size() == 1) {
                text.append(kind).append(source(aliases, depth)).append(" USING (organization_id)");
            } else {
                String right = source(aliases, depth);
                text.append(kind).append(right).append(" ON ").append(joinCondition(left, aliases));
            }
        }
        return text.toString();
    }

    private String source(List<String> aliases, int depth) {
        String alias = "a" + names++;
        boolean derived = depth < DEEPEST && chance(5);
        String source = derived ? "(" + query(depth + 1) + ") " + alias : pick(TABLES) + " " + alias;
        // Derived tables have no status; a wrapper keeps all sources alike.
        aliases.add(alias);
        return derived
                ? "(SELECT d.*, 'o' AS status FROM (" + source.substring(1, source.lastIndexOf(')')) + ") d) " + alias
                : source;
    }

    private String joinCondition(List<String> left, List<String> all) {
        String right = all.get(all.size() - 1);
        String other = pick(left);
        List<String> parts = new ArrayList<>();
        parts.add(pick(List.of(
                right + ".team_id = " + other + ".id",
                right + ".id = " + other + ".team_id",
                right + ".id = " + other + ".id")));
        if (!chance(4)) {
            parts.add(right + ".organization_id = " + other + ".organization_id");
        }
        if (chance(4)) {
            parts.add(pick(all) + ".organization_id = 10");
        }
        return String.join(chance(15) ? " OR " : " AND ", parts);
    }

    private String condition(List<String> aliases, int depth) {
        List<String> parts = new ArrayList<>();
        for (String alias : aliases) {
            if (chance(2) || chance(3)) {
                parts.add(filter(alias));
            }
        }
        for (int extra = random.nextInt(3); extra > 0; extra--) {
            parts.add(extra(aliases, depth));
        }
        if (parts.isEmpty()) {
            parts.add(filter(pick(aliases)));
        }
        if (parts.size() > 2 && chance(4)) {
            return parts.get(0) + " AND (" + String.join(" OR ", parts.subList(1, parts.size())) + ")";
        }
        return String.join(chance(12) ? " OR " : " AND ", parts);
    }

    private String filter(String alias) {
        String column = alias + ".organization_id";
        String plain = column + " = 10";
        return switch (random.nextInt(16)) {
            case 0 -> "NOT (" + column + " <> 10)";
            case 1 -> column + " IN (10)";
            case 2 -> "(" + plain + " AND " + alias + ".id > 1 OR " + plain + ")";
            case 3 -> "(" + plain + ") IS TRUE";
            case 4 -> column + " IS NOT DISTINCT FROM 10";
            case 5 -> "CASE WHEN " + plain + " THEN TRUE ELSE FALSE END";
            case 6 -> "(" + plain + " OR " + alias + ".id IS NULL)";
            case 7 -> "NOT (" + plain + ")";
            case 8 -> "(" + column + ", " + alias + ".status) = (10, 'o')";
            case 9 -> "CASE WHEN " + plain + " THEN 1 ELSE 0 END = 1";
            case 10 -> "(" + plain + ") IS NOT FALSE";
            default -> plain;
        };
    }

    private String extra(List<String> aliases, int depth) {
        String alias = pick(aliases);
        return switch (random.nextInt(depth < DEEPEST ? 9 : 4)) {
            case 0 -> alias + ".status = 'o'";
            case 1 -> alias + ".id < 4";
            case 2 -> alias + ".organization_id = " + pick(aliases) + ".organization_id";
            case 3 -> alias + ".team_id IS " + (chance(2) ? "NOT " : "") + "NULL";
            case 4 -> "EXISTS (SELECT 1 FROM " + subquery(alias, depth) + ")";
            case 5 -> "NOT EXISTS (SELECT 1 FROM " + subquery(alias, depth) + ")";
            case 6 ->
                alias + ".id " + (chance(3) ? "NOT " : "") + "IN (SELECT x.team_id FROM (" + query(depth + 1) + ") x)";
            case 7 ->
                alias + ".organization_id " + (chance(4) ? "NOT " : "") + "IN (SELECT x.organization_id FROM ("
                        + query(depth + 1) + ") x)";
            default -> alias + ".organization_id = (SELECT MAX(x.organization_id) FROM (" + query(depth + 1) + ") x)";
        };
    }

    private String subquery(String outer, int depth) {
        List<String> aliases = new ArrayList<>();
        String from = from(aliases, depth + 1);
        String tie = aliases.get(0)
                + (chance(3) ? ".id = " + outer + ".team_id" : ".organization_id = " + outer + ".organization_id");
        return from + " WHERE " + tie + (chance(2) ? " AND " + condition(aliases, depth + 1) : "");
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
