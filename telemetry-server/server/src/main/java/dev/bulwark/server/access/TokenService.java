package dev.bulwark.server.access;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.IssuedToken;
import dev.bulwark.model.access.NewToken;
import dev.bulwark.model.access.Token;
import dev.bulwark.model.access.TokenKind;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes and revokes tokens of applications and programs. Their secrets are shown once and kept hashed; every change is
 * audited in its own transaction. Thread-safe.
 */
public final class TokenService {
    private static final String ENTITY = "token";
    private static final int BEGINNING = 8;

    /** A token of the API that nobody renews ends; what an application reports with does not, unless that was asked. */
    private static final Duration USUAL_LIFE = Duration.ofDays(90);

    private static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private final TokenStore store;
    private final TokenUses uses;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Secrets secrets;
    private final IdGenerator ids;
    private final Clock clock;

    public TokenService(
            TokenStore store,
            TokenUses uses,
            Transactions transactions,
            AuditLog audit,
            Secrets secrets,
            IdGenerator ids,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.transactions = transactions;
        this.audit = audit;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** All tokens, the newest first. */
    public List<Token> all() {
        uses.write();
        return store.all();
    }

    /** Makes a token from the command line. */
    public IssuedToken create(NewToken wanted) {
        return create(wanted, Authority.SYSTEM);
    }

    /** @throws RefusalException 400 for an impossible expiry or tenants of an admin, 403 if the role is not the actor's to give */
    IssuedToken create(NewToken wanted, Account actor) {
        if (wanted.role() != null) {
            Authority.requireMayGrant(actor, wanted.role());
            Authority.requireBindable(wanted.role(), wanted.tenants());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = secrets.token(wanted.kind());
        Token token = new Token(
                ids.next(),
                wanted.kind(),
                wanted.name(),
                wanted.role(),
                wanted.tenants(),
                secret.substring(0, BEGINNING),
                now,
                actor.name(),
                expiry(wanted, now),
                null);
        transactions.run(handle -> {
            store.add(handle, token, secret);
            audit.append(handle, entry("token created", token, actor).after(rights(token)));
        });
        return new IssuedToken(token, secret);
    }

    /** Ends a token from the command line. */
    public void revoke(UUID id) {
        revoke(id, Authority.SYSTEM);
    }

    /**
     * Ends a token, at once for new requests and within seconds for open streams.
     *
     * @throws RefusalException 404
     */
    void revoke(UUID id, Account actor) {
        transactions.run(handle -> {
            Token token = store.find(handle, id)
                    .orElseThrow(() -> RefusalException.of(ProblemKind.NOT_FOUND, "There is no token " + id));
            store.remove(handle, id);
            audit.append(handle, entry("token revoked", token, actor).before(rights(token)));
        });
    }

    private static @Nullable Instant expiry(NewToken wanted, Instant now) {
        Instant asked = wanted.expiresAt();
        if (asked != null && !asked.isAfter(now)) {
            throw RefusalException.badInput("expiresAt", "expiresAt has passed already");
        }
        if (wanted.kind() == TokenKind.INGEST) {
            return asked;
        }
        if (asked != null && asked.isAfter(now.plus(LONGEST_LIFE))) {
            throw RefusalException.badInput(
                    "expiresAt", "expiresAt may be at most " + LONGEST_LIFE.toDays() + " days from now");
        }
        return Objects.requireNonNullElse(asked, now.plus(USUAL_LIFE));
    }

    private static AuditEntry entry(String deed, Token token, Account actor) {
        return AuditEntry.of(deed, actor.name()).on(ENTITY, token.id().toString());
    }

    private static Map<String, Object> rights(Token token) {
        Map<String, Object> rights = new LinkedHashMap<>();
        rights.put("kind", token.kind());
        rights.put("name", token.name());
        if (token.role() != null) {
            rights.put("role", token.role());
            rights.put("tenants", token.tenants() == null ? "all" : token.tenants());
        }
        rights.put("expiresAt", token.expiresAt() == null ? "never" : token.expiresAt());
        return rights;
    }
}
