package dev.bulwark.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsLeftOutKeepsItsDefault() throws IOException {
        assertThat(read("")).isEqualTo(ServerSettings.defaults());
        assertThat(read("# nothing\n")).isEqualTo(ServerSettings.defaults());

        ServerSettings some = read("data: elsewhere\nhttp:\n  port: 9000\nhealth:\n  errorRate: 0.1\n");

        assertThat(some.data()).isEqualTo("elsewhere");
        assertThat(some.http().port()).isEqualTo(9000);
        assertThat(some.http().host()).isEqualTo("127.0.0.1");
        assertThat(some.health().errorRate()).isEqualTo(0.1);
        assertThat(some.health().p95Millis()).isEqualTo(2_000);
    }

    @Test
    void everySettingIsExplainedWithItsDefault() throws IOException {
        assertThat(read(SettingsFile.explained())).isEqualTo(ServerSettings.defaults());

        JsonNode explained = new ObjectMapper(new YAMLFactory()).readTree(SettingsFile.explained());
        JsonNode all = Json.strict().valueToTree(ServerSettings.defaults());
        assertThat(names(explained)).isEqualTo(names(all));
    }

    private static Set<String> names(JsonNode settings) {
        Set<String> names = new TreeSet<>();
        settings.properties().forEach(group -> {
            names.add(group.getKey());
            group.getValue().properties().forEach(one -> names.add(group.getKey() + "." + one.getKey()));
        });
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http: {prot: 1} | http.prot is not a known field",
                "htpp: {port: 1} | htpp is not a known field",
                "http: {port: 70000} | port must be 0 to 65535",
                "http: {port: high} | http.port must be a number",
                "http: {host: 0.0.0.0} | allowPlainHttpBeyondThisMachine",
                "http: {tls: keystore} | keystorePasswordFile",
                "http: {tls: some} | http.tls must be one of",
                "http: {keystore: a.p12} | tls: keystore",
                "http: {host: no-such-host.invalid} | is not known",
                "access: {sessionHours: 0} | sessionHours must be 1 to 720",
                "ingest: {maxEvents: 0} | maxEvents must be 1",
                "live: {heartbeatSeconds: 600} | heartbeatSeconds must be 1 to 60",
                "health: {errorRate: 5} | errorRate must be above 0 and at most 1",
                "store: {url: 'jdbc:mysql://h/d'} | url of the store must begin with jdbc:postgresql:",
                "store: {url: } | store.url has no value",
                "http: 5 | http",
                "http: | http has no value",
                "http: {port: } | http.port has no value",
                "data: | data has no value",
                "dataIsolation: {alertEmails: [ana]} | alertEmails must be at most 100 mail addresses",
                "mail: {host: smtp.example} | from must be a mail address",
                "mail: {port: 0} | port must be 1 to 65535",
                "mail: {encryption: ssl} | mail.encryption must be one of",
                "mail: {dailySummaryAt: noon} | dailySummaryAt must be a time such as 07:00",
                "{data: a, data: b} | Duplicate field 'data'",
                "[1, 2] | ",
                "'a: b: c' | not JSON",
            })
    void whatCannotBeStopsTheStartAndIsNamed(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("settings.yaml")
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndSecretsAreNotTold() throws IOException {
        ServerSettings settings = SettingsEnvironment.applied(
                read("store: {url: 'jdbc:postgresql://a/b?password=secret1', user: bulwark, password: secret2}"),
                Map.of("BULWARK_STORE_PASSWORD", "secret3", "PATH", "/"));

        assertThat(settings.store())
                .isEqualTo(new StoreSettings("jdbc:postgresql://a/b?password=secret1", "bulwark", "secret3"));
        assertThat(settings.toString()).contains("jdbc:postgresql://a/b").doesNotContain("secret");
        assertThatThrownBy(() -> SettingsEnvironment.applied(settings, Map.of("BULWARK_STORE_URL", "jdbc:h2:x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("environment");
    }

    @Test
    void aSecondDocumentIsNotPassedOver() {
        assertThatThrownBy(() -> read("data: a\n---\ndata: b\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("settings.yaml");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SettingsFile.read(directory.resolve("none.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.yaml cannot be read");
    }

    private ServerSettings read(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("settings.yaml"), yaml);
        return SettingsFile.read(file);
    }
}
