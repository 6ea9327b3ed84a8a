package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.logs.UncaughtExceptions;
import dev.bulwark.instrument.measure.EndedRequests;
import dev.bulwark.instrument.response.ResponsePolicy;
import dev.bulwark.instrument.violation.Violations;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What watching requests takes; made once for an application.
 *
 * @param tellsIds whether answers carry the ids of trace and request
 */
public record RequestWatch(
        CurrentScope scopes,
        Violations violations,
        EndedRequests requests,
        ResponsePolicy responses,
        UncaughtExceptions uncaught,
        boolean tellsIds,
        RandomGenerator random,
        OwnFailures failures,
        LongSupplier nanoTime) {}
