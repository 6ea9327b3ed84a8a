package dev.bulwark.server.export;

/** The form of an export. */
public enum ExportFormat {
    /** An object of JSON in each line. */
    NDJSON("application/x-ndjson"),
    /** RFC 4180 with the names in the first line. A text that a spreadsheet would take for a formula begins with an apostrophe. */
    CSV("text/csv");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
