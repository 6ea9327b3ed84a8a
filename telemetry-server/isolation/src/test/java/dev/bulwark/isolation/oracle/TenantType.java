package dev.bulwark.isolation.oracle;

import java.util.List;
import java.util.UUID;

/** What the tenants of a schema are told apart by. The first tenant is the one on whose
 * behalf statements run; it comes between the others in every order. */
enum TenantType {
    INT("INT", "int4", List.of(20, 10, 30)),
    BIGINT("BIGINT", "int8", List.of(20L, 10L, 30L)),
    TEXT("VARCHAR(40)", "varchar", List.of("globex", "acme", "initech")),
    UUID(
            "UUID",
            "uuid",
            List.of(
                    java.util.UUID.fromString("b1ffcd99-9c0b-4ef8-bb6d-6bb9bd380a22"),
                    java.util.UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                    java.util.UUID.fromString("c2aade99-9c0b-4ef8-bb6d-6bb9bd380a33")));

    private final String definition;
    private final String elementName;
    private final List<?> tenants;

    TenantType(String definition, String elementName, List<?> tenants) {
        this.definition = definition;
        this.elementName = elementName;
        this.tenants = tenants;
    }

    /** The type in a table's definition. */
    String definition() {
        return definition;
    }

    /** The type's name as an element of arrays. */
    String elementName() {
        return elementName;
    }

    Object tenant(int number) {
        return tenants.get(number);
    }

    /** The current tenant as the judge is told. */
    String current() {
        return tenants.get(0).toString();
    }

    /** A tenant written into a statement. */
    String literal(int number) {
        Object tenant = tenant(number);
        return tenant instanceof Number ? tenant.toString() : "'" + tenant + "'";
    }

    /** A tenant written into a statement so that its type stands with it. */
    String typedLiteral(int number) {
        return tenant(number) instanceof UUID || this == TEXT
                ? "CAST(" + literal(number) + " AS " + definition + ")"
                : literal(number);
    }
}
