package dev.bulwark.server;

import dev.bulwark.model.access.NewToken;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.TokenKind;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.http.DeclaredRoute;
import dev.bulwark.server.journal.SegmentFile;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real server on a free port with a data directory of its own. */
public final class RunningServer implements AutoCloseable {
    public static final String APP = "meetings";

    private final Path data;
    private final TelemetryServer server;
    private final String ownerPassword;
    private final Client client;

    private RunningServer(Path data, TelemetryServer server) {
        this.data = data;
        this.server = server;
        this.ownerPassword = server.users().createOwnerIfNone().orElse("");
        server.start(0);
        this.client = new Client(server.uri());
    }

    public static RunningServer start(Path data, Clock clock) {
        return start(ServerSettings.defaults(), data, clock);
    }

    public static RunningServer start(ServerSettings settings, Path data, Clock clock) {
        return start(settings, data, clock, SegmentFile::onDisk);
    }

    /** With the journal on a disk of its own. */
    static RunningServer start(ServerSettings settings, Path data, Clock clock, SegmentFile.Opener disk) {
        return new RunningServer(data, TelemetryServer.open(TestStore.with(settings, data), clock, disk));
    }

    public Client client() {
        return client;
    }

    public URI uri() {
        return server.uri();
    }

    public List<DeclaredRoute> routes() {
        return server.routes();
    }

    /** Empty when there was an owner before this start. */
    public String ownerPassword() {
        return ownerPassword;
    }

    /** A session of a new user with this role, who sees these tenants, or all if none is named. */
    public String session(Role role, String... tenants) {
        return session("user-" + UUID.randomUUID(), role, tenants);
    }

    /** The same by a name. */
    public String session(String name, Role role, String... tenants) {
        NewUser user = new NewUser(name, role, orAll(tenants));
        return client.signIn(name, server.users().create(user).password()).token();
    }

    /** A token of a program with this role, that sees these tenants, or all if none is named. */
    public String apiToken(Role role, String... tenants) {
        return server.tokens()
                .create(new NewToken(TokenKind.API, "program", role, orAll(tenants), null))
                .secret();
    }

    private static @Nullable List<String> orAll(String... tenants) {
        return tenants.length == 0 ? null : List.of(tenants);
    }

    public String ingestToken() {
        return ingestToken(APP);
    }

    public String ingestToken(String app) {
        return server.tokens().create(NewToken.ingest(app)).secret();
    }

    /** The first column of what a query finds in the store once all that was acknowledged is there, as text. */
    public List<String> stored(String sql) {
        if (!server.isDrained(Duration.ofSeconds(30))) {
            throw new IllegalStateException("what was acknowledged did not reach the store");
        }
        return found(sql);
    }

    /** The first column of what a query finds in the store now, as text. */
    List<String> found(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A connection of one's own to the store. */
    Connection connect() throws SQLException {
        return TestStore.connect(data);
    }

    @Override
    public void close() {
        server.close();
    }
}
