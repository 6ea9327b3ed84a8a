package dev.bulwark.model.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a token is good for. */
public enum TokenKind {
    /** An application reports with it, and can read nothing. */
    @JsonProperty("ingest")
    INGEST,
    /** A program uses the API with it, within a role. */
    @JsonProperty("api")
    API
}
