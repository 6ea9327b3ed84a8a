package dev.bulwark.server.audit;

/**
 * The newest entry of the audit log. Kept elsewhere, it proves later that the end of the log was not cut off.
 *
 * @param sequence its number; 0 when there is none yet
 * @param seal its seal in hex
 */
public record AuditHead(long sequence, String seal) {
    private static final String FORM = "[0-9]{1,18}:[0-9a-f]{64}";

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    public static AuditHead parse(String text) {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException("A head is the number and the seal of an entry, as 17:0a1b…");
        }
        int colon = text.indexOf(':');
        return new AuditHead(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return sequence + ":" + seal;
    }
}
