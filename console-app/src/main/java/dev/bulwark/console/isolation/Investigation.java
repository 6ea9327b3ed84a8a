package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.CheckedStatement.Siblings;
import dev.bulwark.model.isolation.Guidance;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows around a violation.
 *
 * @param suggestion the statement as it should have been, proven confined; null when none can be offered
 * @param guidance what its type means and what to do
 * @param siblings other violations by the same statement
 */
public record Investigation(@Nullable String suggestion, Guidance guidance, Siblings siblings) {}
