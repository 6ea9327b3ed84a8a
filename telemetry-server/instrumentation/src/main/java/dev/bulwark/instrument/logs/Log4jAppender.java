package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.model.ingest.LogLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reports Log4j's records, with the thread's context map and the entries of map messages beside them: in a configuration,
 * {@code <Bulwark name="bulwark"/>}. Does nothing while no {@link Bulwark} is started, and never waits; behind an
 * asynchronous logger a record loses its tenant and trace.
 */
@Plugin(name = "Bulwark", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE)
public final class Log4jAppender extends AbstractAppender {
    private Log4jAppender(String name, @Nullable Filter filter) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
    }

    /** For Log4j, which makes the appender from its configuration. */
    @PluginFactory
    public static Log4jAppender create(
            @PluginAttribute("name") @Nullable String name, @PluginElement("Filter") @Nullable Filter filter) {
        return new Log4jAppender(name == null ? "bulwark" : name, filter);
    }

    @Override
    public void append(LogEvent event) {
        Bulwark.started()
                .ifPresent(bulwark -> bulwark.logs()
                        .append(
                                level(event.getLevel()),
                                String.valueOf(event.getLoggerName()),
                                String.valueOf(event.getThreadName()),
                                () -> record(event)));
    }

    private static LoggedRecord record(LogEvent event) {
        Message message = event.getMessage();
        Map<String, Object> context = new LinkedHashMap<>(event.getContextData().toMap());
        if (message instanceof MapMessage<?, ?> map) {
            context.putAll(map.getData());
        }
        String text = String.valueOf(message.getFormattedMessage());
        String template = message.getFormat();
        return new LoggedRecord(template == null ? text : template, text, context, event.getThrown());
    }

    private static LogLevel level(Level level) {
        if (level.isMoreSpecificThan(Level.ERROR)) {
            return LogLevel.ERROR;
        }
        if (level.isMoreSpecificThan(Level.WARN)) {
            return LogLevel.WARN;
        }
        if (level.isMoreSpecificThan(Level.INFO)) {
            return LogLevel.INFO;
        }
        return level.isMoreSpecificThan(Level.DEBUG) ? LogLevel.DEBUG : LogLevel.TRACE;
    }
}
