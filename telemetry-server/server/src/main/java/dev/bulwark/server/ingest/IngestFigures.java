package dev.bulwark.server.ingest;

/**
 * How the way of events into the store is.
 *
 * @param backlogBytes acknowledged, and not in the store yet
 * @param stuck whether the store failed when it was tried last
 * @param deadLetters events that the store refused since the start
 * @param shed events that were not taken since the start, as the disk was nearly full
 * @param damages stretches of the journal that could not be read since the start
 */
public record IngestFigures(long backlogBytes, boolean stuck, long deadLetters, long shed, long damages) {
    /** Whether everything goes as it should. */
    public boolean isWell() {
        return !stuck && deadLetters == 0 && damages == 0;
    }
}
