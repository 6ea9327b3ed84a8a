package dev.bulwark.instrument.servlet;

/** A path with everything that looks like an id replaced, and without parameters. */
final class PathTemplate {
    private static final String ID = "{id}";
    private static final int LONG = 16;
    private static final int MANY_DIGITS = 5;

    private PathTemplate() {}

    /**
     * The template of a path.
     *
     * @param spelledOut so many characters at its start are no ids
     * @param longest so much is read of it at most
     */
    static String of(String uri, int spelledOut, int longest) {
        int end = Math.min(uri.length(), longest);
        boolean hasParameters = uri.indexOf(';') >= 0;
        StringBuilder template = null;
        int copied = 0;
        int to;
        for (int from = 0; from < end; from = to + 1) {
            to = endOf(uri, '/', from, end);
            int bare = hasParameters ? endOf(uri, ';', from, to) : to;
            boolean isId = to > spelledOut && isId(uri, from, bare);
            if (isId || bare < to) {
                template = template == null ? new StringBuilder(end) : template;
                template.append(uri, copied, isId ? from : bare).append(isId ? ID : "");
                copied = to;
            }
        }
        return template == null
                ? uri.substring(0, end)
                : template.append(uri, copied, end).toString();
    }

    /** Where a part ends: at the next such character, or else at the end of it all. */
    private static int endOf(String uri, char next, int from, int end) {
        int found = uri.indexOf(next, from);
        return found < 0 || found > end ? end : found;
    }

    /** A number, a date, a UUID, a long word of hexadecimal digits, a token, an address, or an escaped text. */
    private static boolean isId(String uri, int from, int to) {
        int digits = 0;
        int hex = 0;
        int marks = 0;
        for (int i = from; i < to; i++) {
            char next = uri.charAt(i);
            if (next == '@' || next == '%' || next >= 0x80) {
                return true;
            }
            boolean digit = next >= '0' && next <= '9';
            digits += digit ? 1 : 0;
            hex += digit || (next >= 'a' && next <= 'f') || (next >= 'A' && next <= 'F') ? 1 : 0;
            marks += next == '-' || next == '_' || next == '.' || next == ',' || next == ':' ? 1 : 0;
        }
        int length = to - from;
        boolean numbered = digits > 0 && (digits + marks == length || digits >= MANY_DIGITS || length >= LONG);
        return numbered || (length >= LONG && hex + marks == length && hex > marks);
    }
}
