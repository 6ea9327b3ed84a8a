package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.response.Recipient;
import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller of one request, with what the application has said of it so far. Belongs to whoever writes the response. */
final class ResponseRecipient implements Recipient {
    /** Beyond so many different identifiers the application is asked each time. */
    private static final int MOST_ANSWERS = 1024;

    private final RequestWatch watch;
    private final AccessCheck access;
    private final RequestContext context;
    private @Nullable Map<String, Boolean> answers;
    private long nanosOfApplication;
    private boolean failed;
    private boolean unknown;

    ResponseRecipient(RequestWatch watch, AccessCheck access, RequestContext context) {
        this.watch = watch;
        this.access = access;
        this.context = context;
    }

    @Override
    public @Nullable String tenant() {
        if (isLifted()) {
            return null;
        }
        String tenant = context.caller().tenant();
        if (tenant == null) {
            countUnknown();
        }
        return tenant;
    }

    @Override
    public boolean mayAccess(String key, String id) {
        if (isLifted() || access == AccessCheck.NONE) {
            return true;
        }
        Caller caller = context.caller();
        if (caller.tenant() == null && caller.user() == null) {
            countUnknown();
            return true;
        }
        Map<String, Boolean> known = answers == null ? new HashMap<>() : answers;
        answers = known;
        String question = key + '\n' + id;
        Boolean answer = known.get(question);
        if (answer == null) {
            answer = ask(caller, key, id);
            if (known.size() < MOST_ANSWERS) {
                known.put(question, answer);
            }
        }
        return answer;
    }

    @Override
    public boolean isMeasured() {
        return context.isMeasured();
    }

    @Override
    public void spent(long nanos) {
        context.addOwnNanos(nanos - nanosOfApplication);
        nanosOfApplication = 0;
    }

    private boolean isLifted() {
        return context.crossTenantResponse() != null;
    }

    private void countUnknown() {
        if (!unknown) {
            unknown = true;
            watch.responses().unchecked().count(Reason.NO_CALLER);
        }
    }

    private boolean ask(Caller caller, String key, String id) {
        Scope previous = watch.scopes().enter(new Scope(context, "checking access"));
        long since = watch.nanoTime().getAsLong();
        try {
            return access.mayAccess(caller, key, id);
        } catch (Throwable e) {
            watch.failures().swallow("checking access", e);
            if (!failed) {
                failed = true;
                watch.responses().unchecked().count(Reason.ACCESS);
            }
            return true;
        } finally {
            nanosOfApplication += watch.nanoTime().getAsLong() - since;
            watch.scopes().leaveTo(previous);
        }
    }
}
