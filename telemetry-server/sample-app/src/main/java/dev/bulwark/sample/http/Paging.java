package dev.bulwark.sample.http;

/**
 * Which part of a list is asked for.
 *
 * @param page from 1
 */
public record Paging(int page, int size) {
    private static final int DEFAULT_SIZE = 25;
    private static final int MAX_SIZE = 100;

    static Paging of(int page, int size) {
        if (page < 1 || size < 1 || size > MAX_SIZE) {
            throw ApiException.badRequest("page starts at 1, size is 1 to " + MAX_SIZE + ".");
        }
        return new Paging(page, size);
    }

    static Paging of(Call call) {
        return of(call.number("page", 1), call.number("size", DEFAULT_SIZE));
    }

    public int offset() {
        return (page - 1) * size;
    }
}
