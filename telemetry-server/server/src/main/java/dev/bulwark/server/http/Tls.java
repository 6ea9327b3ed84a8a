package dev.bulwark.server.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How connections are encrypted. */
public enum Tls {
    /** Not at all. */
    @JsonProperty("none")
    NONE,
    /** With a certificate that the first start makes and keeps in the data directory; clients pin its fingerprint. */
    @JsonProperty("generated")
    GENERATED,
    /** With the certificate of a key store. */
    @JsonProperty("keystore")
    KEYSTORE
}
