package dev.bulwark.instrument.response;

import java.io.IOException;

/** The connection is to be cut, because the response carries another tenant's identifier and has already begun. */
public final class ContaminatedResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    public ContaminatedResponseException(String reference) {
        super("The response was cut off by Bulwark; see violation " + reference);
    }
}
