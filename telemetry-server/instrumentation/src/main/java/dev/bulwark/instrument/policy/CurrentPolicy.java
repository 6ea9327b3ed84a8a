package dev.bulwark.instrument.policy;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policy that holds now: the server's last word, or the application's settings while it has said nothing. The last
 * word outlives a restart, so that an application which starts while the server is away blocks as it did before. Reading
 * costs nothing and is thread-safe; changes come from the shipping thread alone.
 */
public final class CurrentPolicy {
    private final Mode own;
    private final PolicyFile file;
    private final Clock clock;
    private final OwnFailures failures;
    private volatile InForce inForce;

    /**
     * The policy from before the last end of the application, if there was one.
     *
     * @param own the mode of the application's settings
     */
    public CurrentPolicy(Mode own, PolicyFile file, Clock clock, OwnFailures failures) {
        this.own = own;
        this.file = file;
        this.clock = clock;
        this.failures = failures;
        this.inForce = inForce(file.read());
    }

    /** What happens to unsafe statements. */
    public Mode mode() {
        return inForce.mode;
    }

    /** The exception that lets a statement through now; null when there is none. */
    public @Nullable PolicyException exceptionFor(String queryHash) {
        PolicyException found = inForce.exceptions.get(queryHash);
        return found == null || found.isExpiredAt(clock.instant()) ? null : found;
    }

    /** Takes the server's word; null when it says nothing, and the settings hold again. */
    public void accept(@Nullable IsolationPolicy said) {
        IsolationPolicy policy = said == null ? IsolationPolicy.NONE : said;
        if (policy.equals(inForce.policy)) {
            return;
        }
        inForce = inForce(policy);
        file.write(policy);
        failures.remark("statements that are not proven to be safe: " + inForce.mode.settingName() + " (policy "
                + policy.version() + ")");
    }

    private InForce inForce(IsolationPolicy policy) {
        Mode said = policy.mode();
        Map<String, PolicyException> exceptions = policy.exceptions().stream()
                .collect(Collectors.toUnmodifiableMap(
                        PolicyException::queryHash, Function.identity(), CurrentPolicy::later));
        return new InForce(policy, said == null ? own : said, exceptions);
    }

    private static PolicyException later(PolicyException one, PolicyException other) {
        return one.expiresAt().isBefore(other.expiresAt()) ? other : one;
    }

    private record InForce(IsolationPolicy policy, Mode mode, Map<String, PolicyException> exceptions) {}
}
