package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.response.ResponsePolicy;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.instrument.violation.Violations;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What watching requests takes; made once for an application. */
public record RequestWatch(
        CurrentScope scopes,
        Violations violations,
        Outbox outbox,
        EventHeaders headers,
        ResponsePolicy responses,
        RandomGenerator random,
        OwnFailures failures,
        LongSupplier nanoTime) {}
