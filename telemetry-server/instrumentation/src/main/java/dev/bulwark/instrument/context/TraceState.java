package dev.bulwark.instrument.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code tracestate} headers (W3C Trace Context, section 3.3). */
public final class TraceState {
    private static final int MOST_MEMBERS = 32;
    private static final int LONGEST_PART = 256;

    /** So much is handed on at least, by the standard, and at most here. */
    private static final int LONGEST = 512;

    /** What may be left out first when it is too long. */
    private static final int LONG_MEMBER = 128;

    private TraceState() {}

    /** All headers of a request as one; null when there is none, or a mistake in any. */
    public static @Nullable String read(@Nullable Enumeration<String> headers) {
        if (headers == null || !headers.hasMoreElements()) {
            return null;
        }
        List<String> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String header : Collections.list(headers)) {
            for (String part : header.split(",", -1)) {
                String member = strip(part);
                if (member.isEmpty()) {
                    continue;
                }
                int equals = member.indexOf('=');
                if (!isMember(member, equals) || !keys.add(member.substring(0, equals)) || keys.size() > MOST_MEMBERS) {
                    return null;
                }
                members.add(member);
            }
        }
        return members.isEmpty() ? null : shortened(members);
    }

    private static boolean isMember(String member, int equals) {
        return equals > 0
                && equals <= LONGEST_PART
                && member.length() - equals - 1 <= LONGEST_PART
                && member.length() > equals + 1
                && isKey(member, equals)
                && isValue(member, equals + 1);
    }

    private static boolean isKey(String member, int to) {
        for (int i = 0; i < to; i++) {
            char next = member.charAt(i);
            boolean letter = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
            if (!letter && (i == 0 || "_-*/@".indexOf(next) < 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(String member, int from) {
        for (int i = from; i < member.length(); i++) {
            char next = member.charAt(i);
            if (next < 0x20 || next > 0x7E || next == '=') {
                return false;
            }
        }
        return true;
    }

    private static String shortened(List<String> members) {
        if (length(members) > LONGEST) {
            members.removeIf(member -> member.length() > LONG_MEMBER);
        }
        while (length(members) > LONGEST) {
            members.remove(members.size() - 1);
        }
        return String.join(",", members);
    }

    private static int length(List<String> members) {
        return members.stream().mapToInt(String::length).sum() + Math.max(0, members.size() - 1);
    }

    /** Blanks and tabs only: other white space is a mistake. */
    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        return text.substring(from, to);
    }
}
