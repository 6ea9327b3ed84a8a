package dev.bulwark.instrument.response;

/** A foreign identifier in a response. */
public interface Contamination {
    /**
     * Reports it.
     *
     * @param foreign the identifier, as written
     * @param started whether bytes of the response have left already
     * @return the reference under which it can be looked up
     */
    String report(String foreign, boolean started);
}
