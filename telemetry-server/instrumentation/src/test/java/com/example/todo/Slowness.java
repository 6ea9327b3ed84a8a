package com.example.todo;

import java.util.function.Supplier;

/** A part of an application that waits for its database. */
public final class Slowness {
    private Slowness() {}

    public static <T> T causing(Supplier<T> work) {
        return work.get();
    }
}
