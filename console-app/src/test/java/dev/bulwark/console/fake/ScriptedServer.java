package dev.bulwark.console.fake;

import dev.bulwark.console.client.BulkAnswer;
import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.LiveEvent;
import dev.bulwark.console.client.LiveStream;
import dev.bulwark.console.client.Question;
import dev.bulwark.console.client.ServerAddress;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.Subscription;
import dev.bulwark.model.Page;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/** A server without a wire, for view models: answers from a shelf, fails when told to, pushes when told to. */
public final class ScriptedServer implements TelemetryApi, LiveStream {
    public static final Failure AWAY =
            new Failure(Failure.Kind.UNREACHABLE, "Nothing answers at 127.0.0.1:1.", "Check the address.");

    private final ViolationShelf shelf = new ViolationShelf();
    private final Supplier<Instant> now;
    private final List<Map<String, String>> asked = new ArrayList<>();
    private HealthSample sample = HealthSample.TROUBLED;
    private Function<String, Object> answers = path -> new Page<>(List.of(), null);
    private Listener listener;
    private Failure failure;

    public ScriptedServer(Supplier<Instant> now) {
        this.now = now;
    }

    public Session session() throws FailureException {
        return new Session(ServerAddress.parse("127.0.0.1:1"), new Account("owner", Role.OWNER), this, this);
    }

    public ViolationShelf shelf() {
        return shelf;
    }

    /** The filters of the questions for lists so far. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    public void healthIs(HealthSample newest) {
        sample = newest;
    }

    /** Every question fails so from now on; null ends it. */
    public void failWith(Failure why) {
        failure = why;
    }

    public void connects() {
        listener.connected();
    }

    public void loses(Failure why, Duration retryIn) {
        listener.lost(why, retryIn);
    }

    public void happens(Violation violation) {
        shelf.put(violation);
        listener.event(new LiveEvent.ViolationChanged(violation));
    }

    private void failIfTold() throws FailureException {
        if (failure != null) {
            throw new FailureException(failure, null);
        }
    }

    @Override
    public SystemHealth systemHealth(Instant at) throws FailureException {
        failIfTold();
        return sample.at(at == null ? now.get() : at, shelf, at != null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Page<T> page(Listing<T> list, Map<String, String> filters, String cursor, int limit)
            throws FailureException {
        failIfTold();
        asked.add(filters);
        HttpUrl.Builder url = HttpUrl.get("http://localhost/").newBuilder().addQueryParameter("limit", "" + limit);
        filters.forEach(url::addQueryParameter);
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return (Page<T>) shelf.page(url.build());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T ask(Question<T> question) throws FailureException {
        failIfTold();
        asked.add(question.parameters());
        return (T) answers.apply(question.path());
    }

    /** What is answered on routes that are no list, by their path. */
    public void answerWith(Function<String, Object> answer) {
        answers = answer;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Listing<T> list, UUID id) throws FailureException {
        failIfTold();
        return (T) shelf.find(id).orElseThrow();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T resolve(Listing<T> list, UUID id, String note) throws FailureException {
        failIfTold();
        return (T) shelf.settle(id, true, "owner", note);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T reopen(Listing<T> list, UUID id, String note) throws FailureException {
        failIfTold();
        return (T) shelf.settle(id, false, "owner", note);
    }

    @Override
    public BulkAnswer resolveAll(Listing<?> list, List<UUID> ids, String note) throws FailureException {
        failIfTold();
        ids.forEach(id -> shelf.settle(id, true, "owner", note));
        return new BulkAnswer(ids, List.of());
    }

    @Override
    public Subscription open(Listener told) {
        listener = told;
        return () -> {};
    }

    @Override
    public void retryNow() {}
}
