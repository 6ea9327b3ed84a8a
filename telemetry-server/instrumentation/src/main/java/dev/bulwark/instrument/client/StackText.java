package dev.bulwark.instrument.client;

import dev.bulwark.model.redaction.CutText;
import java.io.PrintWriter;
import java.io.Writer;

/** The beginning of a stack trace. Writing stops where there is no room for more, however long the trace would be. */
public final class StackText extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int most;

    private StackText(int most) {
        this.most = most;
    }

    /** The trace with causes and suppressed exceptions, of at most so many characters. */
    public static String of(Throwable error, int most) {
        StackText stack = new StackText(most);
        try {
            error.printStackTrace(new PrintWriter(stack));
        } catch (NoRoomException e) {
            return CutText.ended(stack.text.toString());
        }
        return stack.text.toString();
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        int room = most - text.length();
        text.append(chars, offset, Math.min(room, length));
        if (length > room) {
            throw new NoRoomException();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Ends the printing; a {@link PrintWriter} would go on after an I/O exception. */
    private static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoRoomException() {
            super(null, null, false, false);
        }
    }
}
