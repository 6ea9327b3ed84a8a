package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bulwark.model.isolation.VerdictKind;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a judgement on a known text costs. */
class JudgeCostTest {
    private static final int ROUNDS = 50_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final StatementAnalysis analysis = new Judge(Schema.unknown(), JudgeSettings.defaults())
            .analyse(
                    "SELECT * FROM issues i JOIN users u ON u.organization_id = i.organization_id"
                            + " WHERE i.organization_id = ? AND i.id IN (SELECT issue_id FROM todos WHERE organization_id = ?)");

    @Test
    void aSafeStatementIsJudgedWithoutAllocating() {
        String uuid = "6f1c1f6e-0f5a-4a57-9a3c-1d2e3f4a5b6c";
        for (Object value : List.of("1000", 1000L, 1000, new BigDecimal(1000), List.of(1000L, "1000"))) {
            assertThat(bytesPerJudgement("1000", value))
                    .as("%s", value.getClass())
                    .isLessThan(1);
        }
        assertThat(bytesPerJudgement(uuid, UUID.fromString(uuid))).isLessThan(1);
    }

    private double bytesPerJudgement(String tenant, Object value) {
        BoundParameters parameters = position -> value;
        assertThat(judged(tenant, parameters)).isEqualTo(ROUNDS);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        int confined = judged(tenant, parameters);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(confined).isEqualTo(ROUNDS);
        return (after - before) / (double) ROUNDS;
    }

    private int judged(String tenant, BoundParameters parameters) {
        int confined = 0;
        for (int i = 0; i < ROUNDS; i++) {
            confined += analysis.judge(tenant, parameters).kind() == VerdictKind.CONFINED ? 1 : 0;
        }
        return confined;
    }
}
