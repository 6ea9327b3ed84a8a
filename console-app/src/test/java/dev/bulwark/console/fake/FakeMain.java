package dev.bulwark.console.fake;

import java.time.Instant;

public final class FakeMain {
    public static void main(String[] args) throws Exception {
        FakeBulwark fake = new FakeBulwark();
        fake.shelf().putAll(SampleViolations.newestFirst(120, Instant.now().minusSeconds(12)));
        System.out.println(fake.address());
        Thread.currentThread().join();
    }
}
