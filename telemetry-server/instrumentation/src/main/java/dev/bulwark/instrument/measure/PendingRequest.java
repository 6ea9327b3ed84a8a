package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.shipping.EventWeight;
import dev.bulwark.instrument.shipping.Pending;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.TelemetryEvent;

/**
 * A request on its way out, whose body may still grow by a page that the container makes of an error.
 *
 * @param event the request without the length of its body
 */
record PendingRequest(RequestEvent event, BodySize size) implements Pending {
    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public TelemetryEvent toEvent() {
        return new RequestEvent(
                event.header(),
                event.status(),
                event.durationMicros(),
                size.known(),
                event.statements(),
                event.reason(),
                event.ipAddress(),
                event.userAgent());
    }

    @Override
    public int weight() {
        return EventWeight.of(event);
    }
}
