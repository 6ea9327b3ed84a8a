package dev.bulwark.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two ways of reading JSON, and the words for what is wrong with it. The mappers are thread-safe. */
public final class Json {
    private static final int MOST_BUFFERS = 16;
    private static final int MAX_NESTING = 64;
    private static final int MAX_STRING = 4 * 1024 * 1024;

    /** Components that are null are left out; null inside a free object, such as {@code details}, is a value. */
    private static final JsonInclude.Value WITHOUT_NULLS =
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);

    private Json() {}

    /** For what comes from outside: unknown fields, wrong types, doubled keys and deep nesting are refused. */
    public static ObjectMapper strict() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxStringLength(MAX_STRING)
                .build();
        ObjectMapper mapper = JsonMapper.builder(
                        factory().streamReadConstraints(limits).build())
                .addModule(InstantJson.module())
                .defaultPropertyInclusion(WITHOUT_NULLS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** For what comes from a server that may be newer: unknown fields are passed over. */
    public static ObjectMapper tolerant() {
        return JsonMapper.builder(factory().build())
                .addModule(InstantJson.module())
                .defaultPropertyInclusion(WITHOUT_NULLS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Buffers stay with the mapper: those of threads would outlive an application that is undeployed, with its classes. */
    private static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.newBoundedPool(MOST_BUFFERS));
    }

    /** Says in plain words what is wrong and where; never holds a class name or a stack. */
    public static MalformedJsonException explain(JsonProcessingException e) {
        String field = e instanceof JsonMappingException mapping ? path(mapping) : null;
        if (e instanceof ValueInstantiationException failed && "".equals(field)) {
            field = namedFirst(failed);
        }
        return new MalformedJsonException(words(e, field), field, e);
    }

    private static String words(JsonProcessingException e, @Nullable String field) {
        String where = field == null ? "the text" : field;
        if (e instanceof UnrecognizedPropertyException) {
            return where + " is not a known field";
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return where + " must be one of " + enumNames(wrong.getTargetType());
        }
        if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
            return where + " must be " + typeName(wrong.getTargetType());
        }
        if (e instanceof ValueInstantiationException
                && e.getCause() != null
                && e.getCause().getMessage() != null) {
            return e.getCause().getMessage();
        }
        return e instanceof JsonMappingException ? where + " cannot be read" : "not JSON: " + firstLine(e);
    }

    /** A record that refuses its values begins its words with the component at fault. */
    private static @Nullable String namedFirst(ValueInstantiationException e) {
        RecordComponent[] components = e.getType().getRawClass().getRecordComponents();
        String words = e.getCause() == null ? null : e.getCause().getMessage();
        return words == null || components == null
                ? null
                : Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .filter(name -> words.startsWith(name + " "))
                        .findFirst()
                        .orElse(null);
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String enumNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList()
                .toString();
    }

    private static String typeName(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Instant.class) {
            return "an ISO-8601 time with a zone, such as 2026-03-01T12:00:00.000Z";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
