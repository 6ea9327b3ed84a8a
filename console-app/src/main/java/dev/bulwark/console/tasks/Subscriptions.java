package dev.bulwark.console.tasks;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.value.ObservableValue;

/** All that a screen listens to while it is shown; closed together when it is hidden. For one thread. */
public final class Subscriptions implements AutoCloseable {
    private final Deque<Subscription> open = new ArrayDeque<>();

    public void add(Subscription subscription) {
        open.push(subscription);
    }

    /** Runs the reaction now and whenever the value changes. */
    public void follow(ObservableValue<?> value, Runnable reaction) {
        javafx.util.Subscription following = value.subscribe(reaction);
        add(following::unsubscribe);
        reaction.run();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
