package dev.bulwark.console.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What one statement has that another has not, word by word. */
final class SqlChanges {
    private static final Pattern WORD = Pattern.compile("\\w+|\\S");

    /** Beyond this comparing is not worth its time: nobody reads such a statement word by word. */
    private static final int MOST_WORDS = 1500;

    private SqlChanges() {}

    /** The places in {@code after} that are not in {@code before}; blanks do not count. */
    static List<SqlToken> added(String before, String after) {
        List<MatchResult> old = WORD.matcher(before).results().toList();
        List<MatchResult> now = WORD.matcher(after).results().toList();
        if (old.size() > MOST_WORDS || now.size() > MOST_WORDS) {
            return List.of();
        }
        return collect(now, kept(lengths(old, now), old, now));
    }

    /** The longest common run of words from each pair of places on. */
    private static int[][] lengths(List<MatchResult> old, List<MatchResult> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = isSame(old.get(i), now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static boolean isSame(MatchResult one, MatchResult other) {
        return one.group().equalsIgnoreCase(other.group());
    }

    private static boolean[] kept(int[][] common, List<MatchResult> old, List<MatchResult> now) {
        boolean[] kept = new boolean[now.size()];
        int i = 0;
        int j = 0;
        while (i < old.size() && j < now.size()) {
            if (isSame(old.get(i), now.get(j))) {
                kept[j] = true;
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return kept;
    }

    /** Words that were added after each other are one place. */
    private static List<SqlToken> collect(List<MatchResult> now, boolean[] kept) {
        List<SqlToken> added = new ArrayList<>();
        int start = -1;
        for (int j = 0; j <= now.size(); j++) {
            boolean isNew = j < now.size() && !kept[j];
            if (isNew && start < 0) {
                start = j;
            } else if (!isNew && start >= 0) {
                added.add(new SqlToken(now.get(start).start(), now.get(j - 1).end(), SqlToken.Kind.ADDED));
                start = -1;
            }
        }
        return added;
    }
}
