package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Trust;
import dev.bulwark.model.isolation.Mode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSourcesTest {
    private final List<String> problems = new ArrayList<>();

    @Test
    void withoutAnySettingTheDefaultsHold() {
        BulwarkSettings settings = load(Map.of(), Map.of(), Map.of());
        assertThat(settings).isEqualTo(BulwarkSettings.builder().build());
        assertThat(settings.server()).isEqualTo(URI.create("http://127.0.0.1:8417"));
        assertThat(settings.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(settings.instance()).isEqualTo("application-" + HostName.find(System::getenv));
        assertThat(settings.spoolDirectory().toString()).contains("bulwark-application-application-");
    }

    @Test
    void propertiesGoBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        Map<String, String> file =
                yaml("bulwark:\n  app: file\n  mode: block-critical\n  token: t\n  shared-tables: [a, b]\n");
        BulwarkSettings settings = load(
                Map.of("bulwark.app", "property"),
                Map.of("BULWARK_APP", "environment", "BULWARK_TENANT_COLUMN", "tenant_id"),
                file);
        assertThat(settings.app()).isEqualTo("property");
        assertThat(settings.tenantColumn()).isEqualTo("tenant_id");
        assertThat(settings.mode()).isEqualTo(Mode.BLOCK_CRITICAL);
        assertThat(settings.token()).isEqualTo("t");
        assertThat(settings.sharedTables()).isEqualTo(Set.of("a", "b"));
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsSaidOfTablesIsReadAndMistakesLeaveTheRest() throws Exception {
        Map<String, String> file = yaml("""
                tenant-tables:
                  comments: issue_id -> issues(id)
                  broken: "-> ("
                foreign-keys: ["tasks(issue_id) -> issues(id)", "notes(a, b) -> t(x, y)"]
                trusted-functions: [app_label, app_rank]
                trust-upsert-targets: true
                trust-unknown-views: perhaps
                """);
        IsolationRules rules = load(Map.of("bulwark.tenant-tables", "projects=org_id; x = y"), Map.of(), file)
                .isolation();
        assertThat(rules.tenantTables())
                .isEqualTo(Map.of("projects", "org_id", "x", "y", "comments", "issue_id -> issues(id)"));
        assertThat(rules.foreignKeys())
                .containsExactly(ForeignKey.of("tasks(issue_id)", "issues(id)"), ForeignKey.of("notes(a,b)", "t(x,y)"));
        assertThat(rules.trustedFunctions()).isEqualTo(Set.of("app_label", "app_rank"));
        assertThat(rules.trust()).isEqualTo(Set.of(Trust.UPSERT_TARGETS));
        assertThat(problems).hasSize(2);
    }

    @Test
    void whatTheApplicationHandsOverMayBeNamedWithTheLeadingWordOrWithout() {
        BulwarkSettings settings = BulwarkSettings.load(Map.of(
                "bulwark.version", "1.4.2",
                "bulwark.tenant-tables.orders", "shop_id",
                "tenant-column", "tenant_id"));
        assertThat(settings.version()).isEqualTo("1.4.2");
        assertThat(settings.tenantColumn()).isEqualTo("tenant_id");
        assertThat(settings.isolation().tenantTables()).isEqualTo(Map.of("orders", "shop_id"));
    }

    @Test
    void everySourceCanSwitchItOff() {
        String off = "false";
        assertThat(load(Map.of("bulwark.enabled", off), Map.of(), Map.of()).enabled())
                .isFalse();
        assertThat(load(Map.of(), Map.of("BULWARK_ENABLED", "FALSE"), Map.of()).enabled())
                .isFalse();
        assertThat(load(Map.of(), Map.of(), Map.of("enabled", off)).enabled()).isFalse();
        assertThat(load(Map.of("bulwark.enabled", "true"), Map.of(), Map.of("enabled", off))
                        .enabled())
                .isTrue();
        assertThat(problems).isEmpty();
        assertThat(load(Map.of("bulwark.enabled", "perhaps"), Map.of(), Map.of())
                        .enabled())
                .isTrue();
        assertThat(problems).singleElement().asString().startsWith("bulwark.enabled cannot be used");
    }

    @Test
    void everySettingHasItsName() {
        BulwarkSettings settings = load(
                Map.of(
                        "bulwark.server", "https://ops.example:9000",
                        "bulwark.instance", "i",
                        "bulwark.version", "1.4.2",
                        "bulwark.tenant-keys", "org, orgId",
                        "bulwark.slow-statement", "250ms",
                        "bulwark.flush-interval", "2s",
                        "bulwark.gauge-interval", "PT1M",
                        "bulwark.hold-back-bytes", "8192",
                        "bulwark.spool-directory", "/tmp/x",
                        "bulwark.spool-bytes", "1000"),
                Map.of("BULWARK_RESPONSE_HEADERS", "false"),
                Map.of());
        assertThat(settings.server()).isEqualTo(URI.create("https://ops.example:9000"));
        assertThat(settings.version()).isEqualTo("1.4.2");
        assertThat(settings.tenantKeys()).isEqualTo(Set.of("org", "orgId"));
        assertThat(settings.slowStatement()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.flushInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.gaugeInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.holdBackBytes()).isEqualTo(8192);
        assertThat(settings.responseHeaders()).isFalse();
        assertThat(settings.spoolBytes()).isEqualTo(1000);
        assertThat(problems).isEmpty();
    }

    @Test
    void aMistakeIsToldAndStopsNothing() {
        BulwarkSettings settings = load(
                Map.of(
                        "bulwark.server",
                        "not an address",
                        "bulwark.mode",
                        "bloc",
                        "bulwark.hold-back-bytes",
                        "0",
                        "bulwark.flush-interval",
                        "PTX"),
                Map.of("BULWARK_SLOW_STATEMENT", "soon"),
                Map.of());
        assertThat(settings).isEqualTo(BulwarkSettings.builder().build());
        assertThat(problems).hasSize(5).allSatisfy(words -> assertThat(words).startsWith("bulwark."));
    }

    @Test
    void aModeMayBeWrittenAsTheServerWritesIt() {
        assertThat(load(Map.of("bulwark.mode", "block_critical"), Map.of(), Map.of())
                        .mode())
                .isEqualTo(Mode.BLOCK_CRITICAL);
        assertThat(problems).isEmpty();
    }

    @Test
    void aNameInTheFileThatNobodyKnowsIsTold() {
        load(Map.of(), Map.of(), Map.of("tenant-colunm", "org_id", "tenant-tables.teams", "org"));
        assertThat(problems).singleElement().asString().startsWith("bulwark.tenant-colunm is not known");
    }

    @Test
    void aFileAnywhereIsReadInsteadOfTheOneOnTheClassPath(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("shop.yaml"), "app: shop\n");
        System.setProperty("bulwark.config", file.toString());
        try {
            assertThat(BulwarkSettings.load().app()).isEqualTo("shop");
        } finally {
            System.clearProperty("bulwark.config");
        }
    }

    private BulwarkSettings load(
            Map<String, String> properties, Map<String, String> environment, Map<String, String> file) {
        return new SettingsSources(properties::get, environment::get, file, problems::add).load();
    }

    @Test
    void aFileMeansWhatItSays() {
        assertThat(yaml("""
                other: of somebody else
                bulwark:
                  app: 007
                  buffer-bytes: 33_554_432
                  enabled: yes
                  token: ~
                  version:
                  mode: "block-critical"
                  shared-tables: [a, ~, 3]
                  tenant-tables: {orders: shop_id, a.b: c}
                ---
                bulwark: {app: of another document}
                """))
                .isEqualTo(Map.of(
                        "app", "007",
                        "buffer-bytes", "33554432",
                        "enabled", "yes",
                        "mode", "block-critical",
                        "shared-tables", "a,~,3",
                        "tenant-tables.orders", "shop_id",
                        "tenant-tables.a.b", "c"));
        assertThat(yaml("")).isEmpty();
        assertThat(yaml("just a word")).isEqualTo(Map.of("", "just a word"));
        assertThat(yaml("bulwark.app: shop")).isEqualTo(Map.of("app", "shop"));
    }

    @Test
    void aFileThatHoldsItselfIsRefused() {
        assertThatThrownBy(() -> yaml("a: &a {b: *a}")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> yaml("a: [")).isInstanceOf(RuntimeException.class);
    }

    private static Map<String, String> yaml(String text) {
        return SettingsFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
