package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import io.javalin.http.Context;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.zip.ZipException;

/** Where applications report. */
public final class IngestRoutes {
    private final IngestService ingest;
    private final BatchBody body;
    private final Answers answers;

    public IngestRoutes(IngestService ingest, IngestLimits limits, Answers answers) {
        this.ingest = ingest;
        this.body = new BatchBody(limits);
        this.answers = answers;
    }

    /**
     * Takes a batch in. A refusal may leave some of the body unread, and the container then ends the connection: saying so
     * keeps the client from sending its next batch into it.
     */
    public void post(Context context) throws IOException {
        context.header("Connection", "close");
        QueryParameters.of(context, Set.of());
        try {
            IngestAnswer answer = ingest.take(Caller.app(context), () -> body.open(context));
            context.res().setHeader("Connection", null);
            answers.send(context, 202, answer);
        } catch (RefusalException refused) {
            body.discard(context);
            throw refused;
        } catch (ZipException | EOFException e) {
            throw RefusalException.of(ProblemKind.BAD_INPUT, "The body is not the gzip that it is declared to be");
        } catch (CharConversionException e) {
            throw RefusalException.of(ProblemKind.BAD_INPUT, "The body is not UTF-8");
        }
    }
}
