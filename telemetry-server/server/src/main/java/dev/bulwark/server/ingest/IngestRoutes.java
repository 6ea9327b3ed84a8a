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
import java.time.Duration;
import java.util.Set;
import java.util.zip.ZipException;

/** Where applications report. */
public final class IngestRoutes {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final IngestService ingest;
    private final BatchBody body;
    private final FairShare arriving;
    private final long leastShare;
    private final Answers answers;

    IngestRoutes(IngestService ingest, IngestLimits limits, Answers answers) {
        this.ingest = ingest;
        this.body = new BatchBody(limits, System::nanoTime);
        this.arriving = new FairShare(limits.bytesArriving());
        this.leastShare = limits.bytesArriving() / limits.maxArriving();
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
            IngestAnswer answer = take(context, Caller.app(context));
            context.res().setHeader("Connection", null);
            answers.send(context, 202, answer);
        } catch (RefusalException refused) {
            if (refused.problem().status() != ProblemKind.TIMEOUT.status()) {
                body.discard(context);
            }
            throw refused;
        } catch (ZipException | EOFException e) {
            throw RefusalException.of(ProblemKind.BAD_INPUT, "The body is not the gzip that it is declared to be");
        } catch (CharConversionException e) {
            throw RefusalException.of(ProblemKind.BAD_INPUT, "The body is not UTF-8");
        }
    }

    private IngestAnswer take(Context context, String app) throws IOException {
        long share = Math.max(leastShare, body.expected(context));
        if (!arriving.take(app, share)) {
            throw RefusalException.tooManyRequests("Too many batches of this application at once", COME_AGAIN);
        }
        try {
            return ingest.take(app, body.receive(context));
        } finally {
            arriving.giveBack(app, share);
        }
    }
}
