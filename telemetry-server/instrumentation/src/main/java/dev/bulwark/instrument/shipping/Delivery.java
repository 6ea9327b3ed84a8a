package dev.bulwark.instrument.shipping;

/** What came of an attempt to deliver a batch. */
sealed interface Delivery {
    /**
     * The server has it.
     *
     * @param rejected how many of its events the server did not take
     */
    record Accepted(int rejected) implements Delivery {}

    /** It may be tried again later. */
    record NotNow(String why) implements Delivery {}

    /** The server will never take it. */
    record Refused(int status) implements Delivery {}
}
