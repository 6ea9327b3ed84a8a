package dev.bulwark.server.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.bulwark.model.json.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schemas of records as they are written. What cannot be null is always there. Not thread-safe. */
final class Schemas {
    private final SchemaBuilder builder = new SchemaGenerator(settings().build()).buildMultipleSchemaDefinitions();

    /** A schema, by reference where it has a name. */
    ObjectNode of(List<Type> type) {
        Type[] arguments = type.subList(1, type.size()).toArray(Type[]::new);
        return builder.createSchemaReference(type.get(0), arguments);
    }

    /** All that were referred to, by their names. */
    ObjectNode named() {
        return builder.collectDefinitions("components/schemas");
    }

    private static SchemaGeneratorConfigBuilder settings() {
        SchemaGeneratorConfigBuilder settings = new SchemaGeneratorConfigBuilder(
                        Json.strict(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                        JacksonOption.INCLUDE_ONLY_JSONPROPERTY_ANNOTATED_METHODS))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.PLAIN_DEFINITION_KEYS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                        Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        settings.forFields().withRequiredCheck(Schemas::isAlwaysThere);
        settings.forFields().withNullableCheck(Schemas::isNullable);
        settings.forMethods().withRequiredCheck(Schemas::isAlwaysThere);
        settings.forMethods().withPropertyNameOverrideResolver(Schemas::nameOf);
        return settings;
    }

    private static @Nullable String nameOf(MethodScope method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property == null ? null : property.value();
    }

    private static boolean isAlwaysThere(MemberScope<?, ?> member) {
        return !member.isFakeContainerItemScope() && !isNullable(member);
    }

    private static boolean isNullable(MemberScope<?, ?> member) {
        AnnotatedType type = member.getRawMember() instanceof Field field
                ? field.getAnnotatedType()
                : ((Method) member.getRawMember()).getAnnotatedReturnType();
        return type.isAnnotationPresent(Nullable.class);
    }
}
