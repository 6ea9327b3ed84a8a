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
        StringBuilder template = new StringBuilder(end);
        int from = 0;
        while (from < end) {
            int slash = uri.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            appendSegment(template, uri, from, to, to <= spelledOut);
            if (to < end) {
                template.append('/');
            }
            from = to + 1;
        }
        return template.toString();
    }

    private static void appendSegment(StringBuilder template, String uri, int from, int to, boolean spelledOut) {
        int parameters = uri.indexOf(';', from);
        int bare = parameters < 0 || parameters > to ? to : parameters;
        if (!spelledOut && isId(uri, from, bare)) {
            template.append(ID);
        } else {
            template.append(uri, from, bare);
        }
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
