package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"organization_id\":8}",
                "{\"organizationId\":\"8\"}",
                "[{\"a\":{\"b\":[{\"organization_id\" : 8 }]}}]",
                "{\"organization\\u005fid\":8}",
                "{\"organization_\\u0069\\u0064\":\"\\u0038\"}",
                "{\"organizationId\":[7,8]}",
                "{\"organizationId\":[7,{\"x\":[1]},8]}",
                "{\"organization_id\":\n\t8}",
                "{\"organizationId\":[7,[8]]}",
                "{\"organization_id\":7.5}",
                "8 {\"organization_id\":8}",
                "{\"x\":\"\\\\\",\"organization_id\":8}",
                ")]}',\n{\"organization_id\":8}",
                "{\"organization_id\":8",
                "{\"organization_id\":-7}"
            })
    void aForeignTenantIsSeen(String json) {
        assertThat(foreignIn(json, "7")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"organization_id\":7}",
                "{\"organization_id\":\"7\"}",
                "{\"organization_id\":7.0}",
                "{\"organization_id\":null}",
                "{\"organization_id\":\"\"}",
                "{\"organization_id\":true}",
                "{\"text\":\"organization_id\\\":8\"}",
                "{\"text\":\"{\\\"organization_id\\\":8}\"}",
                "[\"organization_id\",8]",
                "{\"x\":\"organization_id\",\"y\":8}",
                "{\"my_organization_id\":8}",
                "{\"ORGANIZATION_ID\":8}",
                "{\"organization_id\":{\"id\":8}}",
                "{\"organizationId\":[7,{\"x\":8}]}",
                "{\"organization_id\\n\":8}",
                "{\"a\":[1,2,{\"organization_id\":7}],\"b\":8}"
            })
    void whatIsNoForeignTenantIsNotSeenAsOne(String json) {
        assertThat(foreignIn(json, "7")).isNull();
    }

    @Test
    void aUuidHasNoCaseAndNeedsNoHyphens() {
        String tenant = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";
        assertThat(foreignIn("{\"organization_id\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"}", tenant))
                .isNull();
        assertThat(foreignIn("{\"organization_id\":\"3f2504e04f8941d39a0c0305e82c3301\"}", tenant))
                .isNull();
        assertThat(foreignIn("{\"organization_id\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3302\"}", tenant))
                .isNotNull();
    }

    @Test
    void nothingIsForeignWhileTheTenantIsNotKnown() {
        assertThat(foreignIn("{\"organization_id\":8}", null)).isNull();
    }

    @Test
    void bytesLeaveOnlyUpToTheOutermostOpenRecord() {
        JsonScanner scanner = scannerFor("7");
        byte[] json = "{\"items\":[{\"id\":1},{\"id\":2,\"parts\":[{\"x\":".getBytes(UTF_8);
        scanner.scan(json, 0, json.length);
        assertThat(scanner.safeUpTo(0)).isEqualTo("{\"items\":[{\"id\":1},".length());
    }

    @Test
    void aTenantsValueNeverLeavesInPieces() {
        JsonScanner scanner = scannerFor("7");
        byte[] json = "{\"name\":\"x\",\"organization_id\":7".getBytes(UTF_8);
        scanner.scan(json, 0, json.length);
        assertThat(scanner.safeUpTo(0)).isEqualTo("{\"name\":\"x\",\"organization_id\":".length());
    }

    @Test
    void identifiersAreSeenInDeepNesting() {
        String json = "[".repeat(500) + "{\"organization_id\":[[[8]]]}";
        assertThat(foreignIn(json, "7")).isEqualTo("8");
    }

    @Test
    void whatIsNestedTooDeepIsCountedAndLeaves() {
        UncheckedResponses unchecked = new UncheckedResponses();
        JsonScanner scanner = scanner("7", ScanLimits.DEFAULT, unchecked);
        byte[] json = ("[".repeat(5000) + "{\"organization_id\":8}").getBytes(UTF_8);
        scanner.scan(json, 0, json.length);
        assertThat(scanner.foreign()).isNull();
        assertThat(scanner.safeUpTo(0)).isEqualTo(json.length);
        assertThat(unchecked.of(Reason.DEPTH)).isEqualTo(1);
    }

    @Test
    void whatIsTooLongIsCountedOnceAndLeaves() {
        UncheckedResponses unchecked = new UncheckedResponses();
        JsonScanner scanner = scanner("7", new ScanLimits(10, 100, Duration.ofSeconds(1)), unchecked);
        byte[] json = ("[{\"a\":\"" + "x".repeat(100)).getBytes(UTF_8);
        byte[] rest = "\",\"organization_id\":8}]".getBytes(UTF_8);
        scanner.scan(json, 0, json.length);
        scanner.scan(rest, 0, rest.length);
        assertThat(scanner.foreign()).isNull();
        assertThat(scanner.safeUpTo(0)).isEqualTo(json.length + rest.length);
        assertThat(unchecked.of(Reason.SIZE)).isEqualTo(1);
    }

    @Test
    void whatTheApplicationDoesNotLetTheCallerSeeIsForeign() {
        TenantKeys keys = TenantKeys.of(List.of("organization_id")).withAccessKeys(List.of("team_id", "teamId"));
        Set<String> asked = new LinkedHashSet<>();
        Recipient recipient = new TenantOnly("7") {
            @Override
            public boolean mayAccess(String key, String id) {
                asked.add(key + " " + id);
                return !id.equals("13");
            }
        };
        JsonScanner scanner = new JsonScanner(
                new RecipientsView(keys, recipient), ScanLimits.DEFAULT, new UncheckedResponses(), false);
        byte[] json = "[{\"team_id\":1.0,\"teamId\":[\"2\",null,\"\"],\"organization_id\":7},{\"teamId\":13}]"
                .getBytes(UTF_8);
        scanner.scan(json, 0, json.length);
        assertThat(scanner.foreign()).isEqualTo(new ForeignValue("teamId", "13", false));
        assertThat(asked).containsExactly("team_id 1", "teamId 2", "teamId 13");
    }

    private static String foreignIn(String json, String tenant) {
        JsonScanner scanner = scannerFor(tenant);
        byte[] bytes = json.getBytes(UTF_8);
        scanner.scan(bytes, 0, bytes.length);
        scanner.end();
        return scanner.foreign() == null ? null : scanner.foreign().value();
    }

    private static JsonScanner scannerFor(String tenant) {
        return scanner(tenant, ScanLimits.DEFAULT, new UncheckedResponses());
    }

    private static JsonScanner scanner(String tenant, ScanLimits limits, UncheckedResponses unchecked) {
        TenantKeys keys = TenantKeys.of(List.of("organization_id", "organizationId"));
        return new JsonScanner(new RecipientsView(keys, new TenantOnly(tenant)), limits, unchecked, false);
    }
}
