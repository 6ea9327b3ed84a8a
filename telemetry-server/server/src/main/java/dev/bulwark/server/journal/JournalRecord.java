package dev.bulwark.server.journal;

/**
 * A record as it was appended.
 *
 * @param position where it begins
 * @param next where it ends, and the next one may begin
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record JournalRecord(JournalPosition position, JournalPosition next, byte[] payload) {}
