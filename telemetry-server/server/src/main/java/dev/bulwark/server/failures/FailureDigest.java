package dev.bulwark.server.failures;

import dev.bulwark.model.Tally;
import java.time.Instant;
import java.util.List;

/**
 * What failed within a day, in numbers, the most frequent first.
 *
 * @param from where the day begins
 * @param to where it ends
 * @param failed how many operations failed in it
 * @param unresolved how many operations are open, of whatever day
 * @param byOperation by the operation's type and name
 */
public record FailureDigest(
        Instant from,
        Instant to,
        long failed,
        long unresolved,
        List<Tally> bySeverity,
        List<Tally> byTenant,
        List<Tally> byOperation) {}
