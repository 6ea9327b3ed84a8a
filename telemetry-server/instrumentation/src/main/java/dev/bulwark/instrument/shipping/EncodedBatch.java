package dev.bulwark.instrument.shipping;

/**
 * A batch as it goes over the wire, gzip'd.
 *
 * @param events how many it holds
 * @param urgent whether a violation or an audit entry is among them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record EncodedBatch(byte[] body, int events, boolean urgent) {
    /** Whether it only says that somebody is there; it is not worth keeping. */
    boolean isEmpty() {
        return events == 0;
    }
}
