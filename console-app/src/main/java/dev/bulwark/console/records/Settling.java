package dev.bulwark.console.records;

import java.util.List;
import java.util.function.Consumer;

/** What is done about the things that are selected. */
public interface Settling<T> {
    /** These are selected now. */
    void setTargets(List<T> chosen);

    /** One of them changed on the server. */
    void refresh(T newest);

    /** @param told what the server made of them */
    void onChange(Consumer<List<T>> told);

    /** For lists of things that are over and done with. */
    static <T> Settling<T> none() {
        return new Settling<>() {
            @Override
            public void setTargets(List<T> chosen) {}

            @Override
            public void refresh(T newest) {}

            @Override
            public void onChange(Consumer<List<T>> told) {}
        };
    }
}
