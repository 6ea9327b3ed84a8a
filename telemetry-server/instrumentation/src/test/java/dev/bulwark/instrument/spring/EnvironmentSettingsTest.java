package dev.bulwark.instrument.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EnvironmentSettingsTest {
    private final StandardEnvironment environment = new StandardEnvironment();
    private final Map<String, Object> file = new LinkedHashMap<>();

    EnvironmentSettingsTest() {
        environment.getPropertySources().addLast(new MapPropertySource("application.yaml", file));
    }

    @Test
    void namesListsAndGroupsAreReadHoweverTheyAreWritten() {
        file.put("bulwark.tenantColumn", "tenant_id");
        file.put("bulwark.slow_statement", "${slow}");
        file.put("slow", "2s");
        file.put("bulwark.shared-tables[0]", "currencies");
        file.put("bulwark.shared-tables[1]", "countries");
        file.put("bulwark.tenant-tables.orderItems", "shop_id");
        file.put("bulwark.tenant-tables[shop.orders]", "shop_id");
        file.put("bulwark.token", "${nobody.knows}");
        file.put("bulwark.enabled", true);
        file.put("other.app", "no");

        assertThat(EnvironmentSettings.of(environment))
                .isEqualTo(Map.of(
                        "enabled", "true",
                        "tenant-column", "tenant_id",
                        "slow-statement", "2s",
                        "shared-tables", "currencies,countries",
                        "tenant-tables.orderItems", "shop_id",
                        "tenant-tables.shop.orders", "shop_id",
                        "token", "${nobody.knows}"));
    }

    @Test
    void whatStandsInFrontGoesBeforeAndTheApplicationIsNamedLikeSpringDoes() {
        Map<String, Object> commandLine = Map.of("bulwark.mode", "block-critical", "bulwark.sharedTables", "mine");
        environment.getPropertySources().addFirst(new MapPropertySource("commandLineArgs", commandLine));
        file.put("bulwark.mode", "observe");
        file.put("bulwark.shared-tables[0]", "theirs");
        file.put("spring.application.name", "shop");

        assertThat(EnvironmentSettings.of(environment))
                .isEqualTo(Map.of("mode", "block-critical", "shared-tables", "mine", "app", "shop"));
    }
}
