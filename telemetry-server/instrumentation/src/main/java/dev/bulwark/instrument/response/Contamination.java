package dev.bulwark.instrument.response;

/** A foreign identifier in a response. */
public interface Contamination {
    /**
     * Reports it.
     *
     * @param started whether bytes of the response have left already
     * @return the reference under which it can be looked up
     */
    String report(ForeignValue foreign, boolean started);
}
