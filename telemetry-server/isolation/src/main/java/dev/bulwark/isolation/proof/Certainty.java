package dev.bulwark.isolation.proof;

/** What is known of a condition in SQL's three-valued logic. */
enum Certainty {
    TRUE,
    FALSE,
    /** FALSE or NULL. */
    NOT_TRUE,
    /** TRUE or NULL. */
    NOT_FALSE;

    /** What is then known of the condition's part when the condition is NOT of it. */
    Certainty negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case NOT_TRUE -> NOT_FALSE;
            case NOT_FALSE -> NOT_TRUE;
        };
    }

    /** The same of a condition that is never NULL. */
    Certainty withoutNull() {
        return this == TRUE || this == NOT_FALSE ? TRUE : FALSE;
    }

    /** Whether it holds for every part of AND, and not just for some part. */
    boolean isOfAllInAnd() {
        return this == TRUE || this == NOT_FALSE;
    }

    /** Whether the outcome is in keeping with it. */
    boolean allows(Outcome outcome) {
        return switch (outcome) {
            case TRUE -> this == TRUE || this == NOT_FALSE;
            case FALSE -> this == FALSE || this == NOT_TRUE;
            case NULL -> this == NOT_TRUE || this == NOT_FALSE;
            case OPEN -> true;
        };
    }
}
