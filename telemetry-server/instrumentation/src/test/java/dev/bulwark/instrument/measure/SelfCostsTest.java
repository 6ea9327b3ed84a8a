package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The costs of a part of the requests stand for those of all. */
class SelfCostsTest {
    private static final long MICRO = 1000;

    private long now = 1;

    @Test
    void sampledRequestsStandForAll() {
        Random random = new Random(3);
        SelfCosts costs = new SelfCosts(() -> now, random::nextLong, () -> 0);
        int requests = 32_000;
        long began = now;
        for (int i = 0; i < requests; i++) {
            RequestContext request = new RequestContext(RequestIdentity.NONE, new NamedRequest("GET /"));
            long opened = now;
            now += 10 * MICRO;
            costs.open(request, opened);
            now += 970 * MICRO; // the application's own
            long begun = costs.begin(request);
            now += 20 * MICRO;
            costs.end(request, begun);
            costs.add(request);
        }
        CostSource.Costs taken = costs.take();
        double expected =
                requests * 30.0 * MICRO / (now - began) / Runtime.getRuntime().availableProcessors();
        assertThat(taken.cpuShare()).isCloseTo(expected, within(expected / 3));
        assertThat(taken.requests().summary().p99()).isEqualTo(30);
        assertThat(taken.requests().count()).isBetween(1500L, 2500L);
        assertThat(costs.take().requests().count()).isZero();
    }
}
