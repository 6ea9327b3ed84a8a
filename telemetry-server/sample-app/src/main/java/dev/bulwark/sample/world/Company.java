package dev.bulwark.sample.world;

import java.util.List;

/**
 * What an organization is before its people and its work are made up.
 *
 * @param id its tenant id, as in its address
 * @param country two letters, which also choose the names of its people
 * @param people how many work there
 */
record Company(
        String id,
        String name,
        String industry,
        String city,
        String country,
        String timeZone,
        String plan,
        int people,
        String mailDomain) {
    private static final int PEOPLE_IN_A_TEAM = 6;

    /** The organizations of the demonstration, the largest first. */
    static List<Company> all() {
        return Vocabulary.load("companies").all().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    int teams() {
        return Math.max(1, people / PEOPLE_IN_A_TEAM);
    }

    private static Company of(String id, List<String> facts) {
        return new Company(
                id,
                facts.get(0),
                facts.get(1),
                facts.get(2),
                facts.get(3),
                facts.get(4),
                facts.get(5),
                Integer.parseInt(facts.get(6)),
                facts.get(7));
    }
}
