package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.servlet.AccessCheck;
import dev.bulwark.instrument.servlet.CallerResolver;
import dev.bulwark.instrument.servlet.DeclaredCaller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.context.request.async.WebAsyncManager;

/**
 * Watches an application with Spring Boot 3 or 4: a {@link Bulwark} for everybody to use, the filter in front of all
 * others, every {@code DataSource} bean watched, the caller told by the application's {@link CallerResolver} bean and access
 * within a tenant by its {@link AccessCheck} bean, the context carried over to asynchronous work. Where {@code bulwark.enabled=false} switches it off, there is a Bulwark still,
 * which does nothing. It leaves starting to the application that has a Bulwark of its own.
 */
@AutoConfiguration
public class BulwarkAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(Bulwark.class)
    static BulwarkStart bulwarkStart(ConfigurableEnvironment environment) {
        return new BulwarkStart(environment);
    }

    @Bean
    @ConditionalOnProperty(name = "bulwark.enabled", matchIfMissing = true)
    static DataSourceWatch bulwarkDataSourceWatch(ObjectProvider<Bulwark> bulwark) {
        return new DataSourceWatch(bulwark);
    }

    @Bean
    @ConditionalOnProperty(name = "bulwark.enabled", matchIfMissing = true)
    static AsyncMethods bulwarkAsyncMethods(ObjectProvider<Bulwark> bulwark) {
        return new AsyncMethods(new CarriedScopes(bulwark));
    }

    @Bean
    @ConditionalOnProperty(name = "bulwark.enabled", matchIfMissing = true)
    static TaskExecutors bulwarkTaskExecutors(ObjectProvider<Bulwark> bulwark) {
        return new TaskExecutors(new CarriedScopes(bulwark));
    }

    /** In an application that answers requests by servlets. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "bulwark.enabled", matchIfMissing = true)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
    static class Requests {
        @Bean
        FilterRegistrationBean<Filter> bulwarkFilter(
                Bulwark bulwark, ObjectProvider<CallerResolver> callers, ObjectProvider<AccessCheck> checks) {
            LazyBean<CallerResolver> caller = new LazyBean<>(callers, DeclaredCaller::new);
            LazyBean<AccessCheck> check = new LazyBean<>(checks, () -> AccessCheck.NONE);
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(bulwark.filter(
                    request -> caller.get().resolve(request),
                    (who, key, id) -> check.get().mayAccess(who, key, id)));
            registration.setEnabled(bulwark.isWatching());
            registration.setName("bulwark");
            registration.addUrlPatterns("/*");
            registration.setDispatcherTypes(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
            registration.setAsyncSupported(true);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    /** In an application that answers them by Spring MVC, some on other threads. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "bulwark.enabled", matchIfMissing = true)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({Filter.class, FilterRegistrationBean.class, WebAsyncManager.class})
    static class AsynchronousRequests {
        @Bean
        FilterRegistrationBean<Filter> bulwarkAsyncFilter(Bulwark bulwark) {
            FilterRegistrationBean<Filter> registration =
                    new FilterRegistrationBean<>(new AsyncRequests(bulwark.context()));
            registration.setEnabled(bulwark.isWatching());
            registration.setName("bulwarkAsync");
            registration.addUrlPatterns("/*");
            registration.setDispatcherTypes(DispatcherType.REQUEST);
            registration.setAsyncSupported(true);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return registration;
        }
    }
}
