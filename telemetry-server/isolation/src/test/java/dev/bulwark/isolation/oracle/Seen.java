package dev.bulwark.isolation.oracle;

/**
 * What was observed of a statement in one world.
 *
 * @param state of the error, empty when there was none
 * @param result what the caller and the current tenant's later statements see
 * @param touched what happened to rows of others; empty when nothing did
 */
record Seen(String state, String result, String touched) {
    static Seen failed(String state, String message) {
        return new Seen(state, message, "");
    }

    /** The statement is none that this database runs. */
    boolean isInvalid() {
        return state.startsWith("42")
                || state.startsWith("0A")
                || state.equals("90008")
                || state.equals("90016")
                || state.startsWith("57")
                || state.startsWith("HY")
                || state.startsWith("07")
                || state.startsWith("22018");
    }

    /** A key is taken, or a reference is missing: what one tenant cannot hide from another. */
    boolean isTaken() {
        return state.startsWith("23");
    }

    boolean isLike(Seen other) {
        return state.equals(other.state) && (!state.isEmpty() || result.equals(other.result));
    }

    /** It found nothing, so that it might as well not have been run. */
    boolean isNothing() {
        return result.equals("[]") || result.startsWith("0");
    }

    @Override
    public String toString() {
        return state + " " + result + (touched.isEmpty() ? "" : " TOUCHED " + touched);
    }
}
