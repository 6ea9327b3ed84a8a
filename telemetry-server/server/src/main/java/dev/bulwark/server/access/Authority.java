package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may give which rights to whom. */
final class Authority {
    /** The command line, for whoever may run it on the server's own files. */
    static final Account SYSTEM = new Account("system", Role.OWNER);

    private Authority() {}

    /**
     * Only an owner appoints, changes and dismisses admins and owners; nobody gives more than that.
     *
     * @throws RefusalException 403
     */
    static void requireMayGrant(Account actor, Role role) {
        boolean may = actor.role() == Role.OWNER || (actor.role() == Role.ADMIN && !role.includes(Role.ADMIN));
        if (!may) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "Only an owner decides who is " + WireName.of(role));
        }
    }

    /** @throws RefusalException 400 if somebody who administers all tenants shall see some of them only */
    static void requireBindable(Role role, @Nullable List<String> tenants) {
        if (tenants != null && role.includes(Role.ADMIN)) {
            throw RefusalException.badInput("tenants", "tenants are for viewers and engineers; admins see all");
        }
    }
}
