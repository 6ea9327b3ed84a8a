package dev.bulwark.server.ingest;

import java.util.UUID;

/** A set of ids in 24 bytes each, where a hash set takes a hundred. Not thread-safe. */
final class IdSet {
    private static final int SMALLEST = 1 << 10;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Two longs for each place; two zeros for an empty one. */
    private long[] table = new long[2 * SMALLEST];

    private int size;
    private boolean hasNil;

    int size() {
        return size + (hasNil ? 1 : 0);
    }

    /** Returns whether it was not in the set before. */
    boolean add(UUID id) {
        if (isNil(id)) {
            boolean fresh = !hasNil;
            hasNil = true;
            return fresh;
        }
        int place = find(id);
        if (table[place] != 0 || table[place + 1] != 0) {
            return false;
        }
        put(place, id.getMostSignificantBits(), id.getLeastSignificantBits());
        size++;
        if (size * 3L > table.length) {
            resize(table.length * 2);
        }
        return true;
    }

    boolean contains(UUID id) {
        int place = find(id);
        return isNil(id) ? hasNil : table[place] != 0 || table[place + 1] != 0;
    }

    void remove(UUID id) {
        if (isNil(id)) {
            hasNil = false;
            return;
        }
        int place = find(id);
        if (table[place] == 0 && table[place + 1] == 0) {
            return;
        }
        close(place);
        size--;
        if (size == 0 && table.length > 2 * SMALLEST) {
            table = new long[2 * SMALLEST];
        }
    }

    /** Moves up those behind a free place that would not be found across it. */
    private void close(int gap) {
        int free = gap;
        int next = next(free);
        while (table[next] != 0 || table[next + 1] != 0) {
            int home = home(table[next], table[next + 1]);
            boolean reachable = free <= next ? home > free && home <= next : home > free || home <= next;
            if (!reachable) {
                put(free, table[next], table[next + 1]);
                free = next;
            }
            next = next(next);
        }
        put(free, 0, 0);
    }

    private void resize(int length) {
        long[] old = table;
        table = new long[length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                put(find(new UUID(old[i], old[i + 1])), old[i], old[i + 1]);
            }
        }
    }

    private int find(UUID id) {
        int place = home(id.getMostSignificantBits(), id.getLeastSignificantBits());
        while ((table[place] != 0 || table[place + 1] != 0) && !isAt(place, id)) {
            place = next(place);
        }
        return place;
    }

    private boolean isAt(int place, UUID id) {
        return table[place] == id.getMostSignificantBits() && table[place + 1] == id.getLeastSignificantBits();
    }

    private int home(long most, long least) {
        long hash = (most * 31 + least) * SPREAD;
        return (int) (hash >>> 33) % (table.length / 2) * 2;
    }

    private int next(int place) {
        return place + 2 == table.length ? 0 : place + 2;
    }

    private void put(int place, long most, long least) {
        table[place] = most;
        table[place + 1] = least;
    }

    private static boolean isNil(UUID id) {
        return id.getMostSignificantBits() == 0 && id.getLeastSignificantBits() == 0;
    }
}
