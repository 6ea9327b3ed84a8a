package dev.bulwark.instrument.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Ends an exchange when its asynchronous work is over. */
record EndOfAsync(Exchange exchange) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
        exchange.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        exchange.noteInterrupted();
    }

    @Override
    public void onError(AsyncEvent event) {
        exchange.noteInterrupted(event.getThrowable());
    }

    /** A new round of asynchronous work forgets the listeners of the one before. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
