package dev.bulwark.isolation.template;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.model.isolation.Verdict;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a skeleton, for one of its texts. Only what is safe is taken over: anything else is judged by the
 * text's own analysis, which may know more of the values that are written into it, and whose marks are places in it.
 */
public final class SharedFinding implements Finding {
    private static final int MOST_ATTEMPTS = 3;

    private final Finding shared;
    private final Skeleton skeleton;
    private final @Nullable Supplier<Finding> analysis;
    private volatile @Nullable Finding own;
    private volatile int attempts;

    /**
     * @param shared what was found about the skeleton
     * @param analysis finds out about the text alone; may be called more than once. Null for a text that is too long for it
     */
    public SharedFinding(Finding shared, Skeleton skeleton, @Nullable Supplier<Finding> analysis) {
        this.shared = shared;
        this.skeleton = skeleton;
        this.analysis = analysis;
    }

    @Override
    public boolean touchesTenantData() {
        return shared.touchesTenantData();
    }

    @Override
    public boolean isLasting() {
        Finding known = own;
        return shared.isLasting() && (known == null || !isWorthAnotherTry(known));
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        Verdict verdict = shared.judge(tenant, skeleton.values(parameters));
        if (verdict.kind().isSafe()) {
            return verdict;
        }
        return analysis == null ? unmarked(verdict) : own(analysis).judge(tenant, parameters);
    }

    /** Without the marks, which are places in another text. */
    private static Verdict unmarked(Verdict verdict) {
        return new Verdict(verdict.kind(), verdict.tables(), verdict.reason(), verdict.accessedTenants(), List.of());
    }

    /** Found out when it is needed, and again when there was no time for it, though not for ever. */
    private Finding own(Supplier<Finding> finder) {
        Finding known = own;
        if (known == null || isWorthAnotherTry(known)) {
            known = finder.get();
            own = known;
            attempts++;
        }
        return known;
    }

    /** Threads that count at the same time make no more than a try too many. */
    private boolean isWorthAnotherTry(Finding known) {
        return !known.isLasting() && attempts < MOST_ATTEMPTS;
    }
}
