package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.failure.OwnFailures;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Looking into bodies is a part of what watching costs; what the application takes for its answers is not. */
class CostOfScanTest {
    private final AtomicLong now = new AtomicLong(17);
    private final RequestContext request =
            RequestContext.ofWork(RequestIdentity.NONE, "GET /teams", new Caller("7", "ana"));

    @Test
    void itIsCountedForRequestsThatAreMeasured() {
        ResponseRecipient recipient = new ResponseRecipient(watch(), AccessCheck.NONE, request);
        assertThat(recipient.isMeasured()).isFalse();
        request.measure();
        assertThat(recipient.isMeasured()).isTrue();
        recipient.spent(1_000);
        recipient.spent(500);
        assertThat(request.ownNanos()).isEqualTo(1_500);
    }

    @Test
    void whatTheApplicationWasAskedIsItsOwn() {
        request.measure();
        AccessCheck slow = (caller, key, id) -> now.addAndGet(40_000) > 0;
        ResponseRecipient recipient = new ResponseRecipient(watch(), slow, request);
        assertThat(recipient.mayAccess("team_id", "3")).isTrue();
        assertThat(recipient.mayAccess("team_id", "4")).isTrue();
        recipient.spent(81_000);
        recipient.spent(500);
        assertThat(request.ownNanos()).isEqualTo(1_500);
    }

    private RequestWatch watch() {
        return new RequestWatch(new CurrentScope(), null, null, null, null, false, null, new OwnFailures(), now::get);
    }
}
