package dev.bulwark.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of one text, and what stays. */
class RedactorTest {
    private final Redactor redactor = new Redactor(RedactionSettings.withSalt("salt"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=SECRET",
                "password = SECRET",
                "PASSWORD: SECRET",
                "user login with userPassword=SECRET ok",
                "{\"password\":\"SECRET\"}",
                "{\"password\" : \"SECRET\", \"a\":1}",
                "{'pass_word': 'SECRET'}",
                "{\\\"password\\\":\\\"SECRET\\\"}",
                "{\\\\\\\"password\\\\\\\":\\\\\\\"SECRET\\\\\\\"}",
                "{\"password\":[\"SECRET\",\"x\"]}",
                "X-Api-Key: SECRET",
                "api_key=SECRET&x=1",
                "GET /cb?access_token=SECRET&state=1 HTTP/1.1",
                "GET /cb?next=%2Fx%3Frefresh_token%3DSECRET%26a%3D1",
                "GET /cb?next=%252Fx%253Ftoken%253DSECRET%2526a%253D1",
                "%7B%22client_secret%22%3A%22SECRET%22%7D",
                "user[password]=SECRET",
                "user%5Bpassword%5D=SECRET",
                "Set-Cookie: JSESSIONID=SECRET; Path=/; HttpOnly",
                "Cookie: theme=dark; sid=SECRET; a=b",
                "Authorization: Custom abc SECRET",
                "Authorization: Digest username=\"a\", response=\"SECRET\"",
                "{authorization=Bearer SECRET, host=example}",
                "{Cookie=a=b; c=SECRET, Host=x}",
                "<password>SECRET</password>",
                "<wsse:Password Type=\"x\">SECRET</wsse:Password>",
                "&lt;password&gt;SECRET&lt;/password&gt;",
                "<user password=\"SECRET\"/>",
                "{&quot;password&quot;:&quot;SECRET&quot;}",
                "mysql --user root --password SECRET --host x",
                "--token=SECRET",
                "params: {:password=>\"SECRET\"}",
                "Map(password -> SECRET, a -> b)",
                "User[name=bob, password=SECRET]",
                "User(name=bob, passwordConfirmation=SECRET)",
                "jdbc:sqlserver://h;user=sa;password=SECRET;encrypt=true",
                "postgres://bob:SECRET@db:5432/x",
                "amqp://bob:p/SECRET@mq/x",
                "jdbc:oracle:thin:scott/SECRET@//h:1521/x",
                "ERROR: Key (token)=(SECRET) already exists.",
                "Failing row contains (1, bob, SECRET, null).",
                "insert into users (name, password) values ('bob', 'SECRET')",
                "could not execute [insert into users(password,a) values('SECRET','b')]",
                "ALTER USER bob WITH PASSWORD 'SECRET'",
                "CREATE USER bob IDENTIFIED BY 'SECRET'",
                "-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\\nSECRET",
                "aws_secret_access_key = SECRET",
                "AccountKey=SECRET;EndpointSuffix=x",
                "password:\tSECRET",
                "contraseña: SECRET",
                "session_id=SECRET",
                "GET /cb?sessionid=SECRET&x=1",
                "{\"userSessionId\":\"SECRET\"}",
                "GET /file?expires=1&signature=SECRET",
                "Stripe-Signature: SECRET",
                "password\n=\nSECRET",
                "password \r\n = \r\n \"SECRET\" x",
                "password: |\n  SECRET",
                "users:\n  - password: |-\n      SECRET\n    name: bob",
                "  password: >2\n\n      a\n\n      SECRET\n",
                "token: |  \r\n\tSECRET\r\n",
                "password=SECRET",
                "msg=\\npassword=SECRET\\nnext",
            })
    void valuesOfSecretNamesGo(String text) {
        String secret = "hun7er,2!xY";
        assertThat(redactor.redact(text.replace("SECRET", secret), "t")).doesNotContain("hun7er");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz",
                "glpat-xYz12345678901234567",
                "sk-proj-abcdefghij0123456789ABCDEFG",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "AKIAIOSFODNN7EXAMPLE",
                "AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
                "xoxb-123456789012-abcdefghijklmnop",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
                "Bearer mF_9.B5f-4.1JqM",
                "Basic dXNlcjpwYXNzd29yZA==",
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111%201111%201111%201111",
                "3782 822463 10005",
                "378282246310005",
                "5555555555554444",
                "6011111111111117",
                "30569309025904",
                "078-05-1120",
                "GODE561231HDFMRS09",
                "GODE561231GR8",
                "12345678Z",
                "X1234567L",
                "529.982.247-25",
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32",
                "bob@example.com",
                "bob.smith+x@mail.example.co.uk",
                "bob%40example.com",
                "josé@exämple.com",
                "+15551234567",
                "+1 (555) 123-4567",
                "+52 55 1234 5678",
                "%2B15551234567",
                "(555) 123-4567",
                "555-123-4567",
                "55 1234 5678",
            })
    void valuesThatShowWhatTheyAreGo(String value) {
        String last = value.substring(value.length() - 4);
        for (String frame : List.of(
                "%s",
                "it was %s.",
                "a,%s,b",
                "(%s)",
                "'%s'",
                "\"%s\"",
                "x=%s;",
                "{\"note\":\"%s\"}",
                "?q=%s&z",
                "\\n%s\\n")) {
            assertThat(redactor.redact(String.format(frame.replace("%s", "%1$s"), value), "t"))
                    .as(frame)
                    .doesNotContain(last);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550e8400-e29b-41d4-a716-446655440000",
                "trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "2026-11-21T14:22:39.123456789Z took 12.345678901234567 ms",
                "orderId=4111111111111111 done",
                "{\"invoiceId\": 4111111111111111}",
                "at com.example.TokenService.refresh(TokenService.java:42)",
                "com.example.SecretHolder@1f2e3d",
                "10.20.30.40:8080 - GET /a 200 512 1024",
                "https://example.com:8443/a/b?page=2",
                "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "password must not be blank",
                "password: must not be blank",
                "token=null, secret: none",
                "the bearer token is missing; Basic authentication is required",
                "icon@2x.png, git@github.com:org/repo.git, root@localhost",
                "password=\nuser = bob\n=====\ntitle",
                "session 17 has 3 participants, session: board-17",
                "password: |\nuser: bob",
                "Unexpected token: >\n    at com.example.Parser.next(Parser.java:10)",
                "passwordless sign-in, tokenizer=simple, secretary=Eve",
                "1763735000123 1763735000123456 1763735000123456789",
                "version 1.2.3.4 2026.11.21 (200) ok",
                "4111111111111112",
                "risk-management task-sk-123",
                "logged into the system, don't worry, can't fail",
                "12 345 6789 1024 2048 4096"
            })
    void whatIsNeededStays(String text) {
        assertThat(redactor.redact(text, "t")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select * from users where password = 'hunter2' and status = 'new' and id = 'a7'"
                        + "|select * from users where password = '*******' and status = '***' and id = 'a7'",
                "insert into users (name, password) values ('bob', 'it''s')|insert into users (name, password) values ('***', '*****')",
                "insert into users values (1, 'bob', 'x''y')|insert into users values (1, '***', '****')",
                "insert into users select 4, 'n', 'x1'|insert into users select 4, '*', '**'",
                "select 1 from (select password p from t) x where x.p = 'x1'|select 1 from (select password p from t) x where x.p = '**'",
                "update t set note = 'password=x1' where tenant = 'acme'|update t set note = '***********' where tenant = 'acme'",
                "select 1 /* password=x1, from Teams.all */ from t|select 1 /* password=**, from Teams.all */ from t",
                "select 1 -- token: x1|select 1 -- token: **",
                "select 1 # it's x1|select 1 # **** **",
                "select a #>> '{b}' from t|select a #>> '***' from t",
                "select 1 from t where name = \"x1\" and a.\"b\" = c.\"d\"|select 1 from t where name = \"**\" and a.\"b\" = c.\"d\"",
                "select U&'x1', E'x\\'1', N'x1'|select U&'**', E'****', N'**'",
                "select 1 from a join b on a.token = b.token|select 1 from a join b on a.token = b.token",
                "select 1 from t where mail = 'bob@example.com'|select 1 from t where mail = '***************'",
                "update t set password = crypt('x1', gen_salt('bf'))|update t set password = crypt('**', gen_salt('**'))",
                "select 1 from t where pin = 1234|select 1 from t where pin = ****",
                "select 1 from t where token in ('a', 'b') and c = 'd'|select 1 from t where token in ('*', '*') and c = '*'",
                "select $$x1$$ from t where secret is not null|select $$**$$ from t where secret is not null",
                "select 1 from t where token = ? and a = :token|select 1 from t where token = ? and a = :token",
            })
    void literalsAreCoveredInPlace(String statement, String covered) {
        assertThat(redactor.redactStatement(statement, Set.of("acme"))).isEqualTo(covered);
        assertThat(redactor.redactStatement(covered, Set.of("acme"))).isEqualTo(covered);
    }

    @Test
    void boundValuesGoByTheirColumn() {
        assertThat(redactor.redactParameters(
                        "update users set password = ?, name = ? where id = ? and phone = ?",
                        List.of("hunter2", "bob", "42", "5551234567"),
                        "t"))
                .startsWith(Redactor.MASK, "bob", "42")
                .last()
                .asString()
                .startsWith("phone:");
        assertThat(redactor.redactParameters(
                        "insert into users (name, password) values (?, ?)", List.of("bob", "hunter2"), "t"))
                .containsExactly("bob", Redactor.MASK);
        assertThat(redactor.redactParameters("select login(?, ?) from secrets", List.of("bob", "hunter2"), "t"))
                .containsExactly(Redactor.MASK, Redactor.MASK);
    }

    @Test
    void addressesAndPhonesCanBeCorrelatedWithinOneTenantOnly() {
        String first = redactor.redact("from Bob@Example.com", "a");
        assertThat(first).matches("from mail:[a-f][0-9a-f]{11}");
        assertThat(redactor.redact("from bob%40example.com", "a")).isEqualTo(first);
        assertThat(redactor.redact("from bob@example.com", "b")).isNotEqualTo(first);
        assertThat(new Redactor(RedactionSettings.withSalt("other")).redact("from bob@example.com", "a"))
                .isNotEqualTo(first);
        assertThat(redactor.redact("+1 555 123 4567", "a")).isEqualTo(redactor.redact("+15551234567", "a"));
    }

    @Test
    void ownNamesAndBeginningsAreTakenUp() {
        Redactor own = new Redactor(new RedactionSettings(Set.of("Favourite-Colour"), Set.of("acme-"), false, "salt"));
        assertThat(own.redact("favouriteColour=blue acme-xyz bob@example.com", "t"))
                .isEqualTo("favouriteColour=[redacted] [redacted] [redacted]");
        assertThat(own.counts()).containsEntry(RedactionRule.CUSTOM, 2L).containsEntry(RedactionRule.MAIL, 1L);
    }

    @Test
    void aBlockEndsWhereTheNextNameOfItsLevelBegins() {
        String yaml = "- password: |\n    hunter2\n\n    7\n  user: bob\n";
        String clean = "- password: |\n    [redacted]\n  user: bob\n";
        assertThat(redactor.redact(yaml, "t")).isEqualTo(clean);
        assertThat(redactor.redact(clean, "t")).isEqualTo(clean);
    }

    @Test
    void theNamesOfTheGuideCount() throws IOException {
        String guide = Files.readString(Path.of("../docs/guide/logs.md"));
        String names = guide.substring(guide.indexOf("- Secret: "), guide.indexOf("- Phone numbers"));
        assertThat(Pattern.compile("`([^`]+)`").matcher(names).results().map(name -> name.group(1)))
                .hasSizeGreaterThan(70)
                .allMatch(redactor::isSecretName);
    }

    @Test
    void whatIsCutIsStillSeen() {
        assertThat(redactor.redact("key ghp_16C7e4", "t")).isEqualTo("key [redacted]");
        assertThat(redactor.redact("{\"password\":\"hunt", "t")).isEqualTo("{\"password\":\"[redacted]");
    }
}
