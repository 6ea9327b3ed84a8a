package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts the {@link Bulwark} of a context, and closes it with the context. It is registered as a finished object: Spring
 * looks at every method of the beans that it makes, and one of these speaks of servlets, which not every application has.
 */
final class BulwarkStart implements BeanFactoryPostProcessor, DisposableBean {
    private final ConfigurableEnvironment environment;
    private @Nullable Bulwark started;

    BulwarkStart(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Bulwark bulwark = Bulwark.start(BulwarkSettings.load(EnvironmentSettings.of(environment)));
        started = bulwark;
        beans.registerSingleton("bulwark", bulwark);
    }

    @Override
    public void destroy() {
        if (started != null) {
            started.close();
        }
    }
}
