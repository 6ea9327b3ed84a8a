package dev.bulwark.server.journal;

/**
 * A stretch of the journal that cannot be read. What was in it is lost to a replay, though not to a store that has it.
 *
 * @param to where reading goes on
 * @param reason in plain words
 */
public record Damage(JournalPosition from, JournalPosition to, String reason) {
    @Override
    public String toString() {
        return from + " to " + to + ": " + reason;
    }
}
