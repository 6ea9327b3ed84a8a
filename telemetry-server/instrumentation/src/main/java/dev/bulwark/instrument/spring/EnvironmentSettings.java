package dev.bulwark.instrument.spring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What Spring's environment says below {@code bulwark}, by name without it: application.yaml, profiles, command line. The
 * system's properties and environment are left out, since Bulwark asks them itself and they go before.
 */
final class EnvironmentSettings {
    private static final String PREFIX = "bulwark.";

    private static final Set<String> ASKED_ANYWAY = Set.of(
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

    /** A setting, and what stands behind it: the place in a list, or the name in a group. */
    private static final Pattern NAME = Pattern.compile("([^.\\[]+)(?:\\[(\\d+)]|\\[(.+)]|\\.(.+))?");

    private EnvironmentSettings() {}

    static Map<String, String> of(ConfigurableEnvironment environment) {
        Map<String, String> settings = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed && !ASKED_ANYWAY.contains(source.getName())) {
                of(listed, environment).forEach(settings::putIfAbsent);
            }
        }
        String name = environment.getProperty("spring.application.name");
        if (name != null && !name.isBlank()) {
            settings.putIfAbsent("app", name);
        }
        return settings;
    }

    private static Map<String, String> of(EnumerablePropertySource<?> source, ConfigurableEnvironment environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String property : source.getPropertyNames()) {
            Matcher name = NAME.matcher(property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : "");
            if (name.matches()) {
                String value = environment.resolvePlaceholders(String.valueOf(source.getProperty(property)));
                settings.merge(settingName(name), value, (list, item) -> list + "," + item);
            }
        }
        return settings;
    }

    private static String settingName(Matcher name) {
        String setting = kebab(name.group(1));
        if (name.group(3) != null) {
            return setting + "." + name.group(3);
        }
        return name.group(4) == null ? setting : setting + "." + name.group(4);
    }

    /** Spring's users write {@code tenantColumn} and {@code tenant_column} too. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
