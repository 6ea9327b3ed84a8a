package dev.bulwark.sample.world;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What all organizations share: subscription plans and time zones. */
final class SharedTables {
    private static final String PLAN = "plan.";
    private static final String ZONE = "zone.";

    private SharedTables() {}

    static void write(Connection connection) throws SQLException {
        Map<String, List<String>> shared = Vocabulary.load("shared").all();
        try (TableWriter plans = new TableWriter(connection, "subscription_plans", "code, name, seats, monthly_cents");
                TableWriter zones = new TableWriter(connection, "time_zones", "name, standard_offset")) {
            for (Map.Entry<String, List<String>> entry : shared.entrySet()) {
                String key = entry.getKey();
                List<String> facts = entry.getValue();
                if (key.startsWith(PLAN)) {
                    plans.row(
                            key.substring(PLAN.length()),
                            facts.get(0),
                            Integer.valueOf(facts.get(1)),
                            Integer.valueOf(facts.get(2)));
                } else {
                    zones.row(key.substring(ZONE.length()), Integer.valueOf(facts.get(0)));
                }
            }
        }
    }
}
