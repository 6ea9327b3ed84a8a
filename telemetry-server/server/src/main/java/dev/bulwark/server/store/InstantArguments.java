package dev.bulwark.server.store;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds moments as times with a zone, so that neither the machine's zone nor its summer time can shift them. What lies beyond
 * the years that every store can compare with counts as their edge: no row is from there.
 */
final class InstantArguments extends AbstractArgumentFactory<Instant> {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    InstantArguments() {
        super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
        Instant known = value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value;
        return (position, statement, context) -> statement.setObject(position, known.atOffset(ZoneOffset.UTC));
    }
}
