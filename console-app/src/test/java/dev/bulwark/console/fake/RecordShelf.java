package dev.bulwark.console.fake;

import dev.bulwark.model.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** One of the fake server's lists: newest first, by pages, filtered by what the address asks for. */
public final class RecordShelf<T> {
    private final Map<UUID, T> records = new ConcurrentHashMap<>();
    private final Function<T, UUID> id;
    private final Function<T, Instant> at;
    private final BiPredicate<HttpUrl, T> matches;

    RecordShelf(Function<T, UUID> id, Function<T, Instant> at, BiPredicate<HttpUrl, T> matches) {
        this.id = id;
        this.at = at;
        this.matches = matches;
    }

    public void put(T record) {
        records.put(id.apply(record), record);
    }

    public void putAll(List<T> many) {
        many.forEach(this::put);
    }

    public Optional<T> find(UUID wanted) {
        return Optional.ofNullable(records.get(wanted));
    }

    Page<T> page(HttpUrl url) {
        List<T> matching = records.values().stream()
                .filter(record -> matches.test(url, record) && contains(url, record) && inTime(url, record))
                .sorted(Comparator.comparing(at).thenComparing(id).reversed())
                .toList();
        int limit = url.queryParameter("limit") == null ? 50 : Integer.parseInt(url.queryParameter("limit"));
        String cursor = url.queryParameter("cursor");
        int from = cursor == null ? 0 : matching.indexOf(records.get(UUID.fromString(cursor))) + 1;
        List<T> items = matching.subList(from, Math.min(matching.size(), from + limit));
        boolean more = from + limit < matching.size();
        return new Page<>(items, more ? id.apply(items.get(items.size() - 1)).toString() : null);
    }

    private static boolean contains(HttpUrl url, Object record) {
        String wanted = url.queryParameter("q");
        return wanted == null || record.toString().contains(wanted);
    }

    private boolean inTime(HttpUrl url, T record) {
        Instant moment = at.apply(record);
        String from = url.queryParameter("from");
        String to = url.queryParameter("to");
        return (from == null || !moment.isBefore(Instant.parse(from)))
                && (to == null || moment.isBefore(Instant.parse(to)));
    }

    List<T> all() {
        return List.copyOf(records.values());
    }

    /** Whether a parameter, if it is there, has this value. */
    static boolean is(HttpUrl url, String parameter, String value) {
        String wanted = url.queryParameter(parameter);
        return wanted == null || wanted.equals(value);
    }
}
