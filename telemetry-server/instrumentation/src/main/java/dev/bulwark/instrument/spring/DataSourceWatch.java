package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Bulwark;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Watches every {@link DataSource} bean. What takes its place is of the same class wherever Java allows it, and unwraps to
 * the real pool, so that whoever wants the pool itself still finds it.
 */
final class DataSourceWatch implements BeanPostProcessor, BeanFactoryAware, Ordered {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");
    private static final boolean SPRING_JDBC = ClassUtils.isPresent(
            "org.springframework.jdbc.datasource.DelegatingDataSource", DataSourceWatch.class.getClassLoader());

    private final ObjectProvider<Bulwark> bulwark;
    private @Nullable BeanFactory beans;

    DataSourceWatch(ObjectProvider<Bulwark> bulwark) {
        this.bulwark = bulwark;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = beanFactory;
    }

    /** First, so that it meets the pool itself and not what others put around it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        // what stands for a bean of a scope leads to the bean itself, which comes here on its own
        if (!(bean instanceof DataSource dataSource) || bean instanceof ScopedObject) {
            return bean;
        }
        Bulwark watching = bulwark.getIfAvailable();
        return watching == null || !watching.isWatching() ? bean : watched(dataSource, beanName, watching);
    }

    private DataSource watched(DataSource dataSource, String beanName, Bulwark watching) {
        try {
            if (SPRING_JDBC && DelegatingSources.isOne(dataSource)) {
                DelegatingSources.watchInside(dataSource, inner -> proxy(inner, watching.watch(inner, beanName)));
                return dataSource;
            }
            return proxy(dataSource, over(dataSource, beanName, watching));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: the data source " + beanName + " is not watched", e);
            return dataSource;
        }
    }

    /** The levels of a pool are read as long as the application runs, which is right for what lives as long. */
    private DataSource over(DataSource dataSource, String beanName, Bulwark watching) {
        boolean lasting = beans == null || !beans.containsBean(beanName) || beans.isSingleton(beanName);
        return lasting
                ? watching.watch(dataSource, beanName)
                : watching.databases().over(dataSource);
    }

    private static DataSource proxy(DataSource real, DataSource watched) {
        if (isExtensible(real.getClass())) {
            try {
                return proxy(real, watched, true);
            } catch (AopConfigException e) {
                // a class that cannot be seen from outside is known by its interfaces only
            }
        }
        return proxy(real, watched, false);
    }

    private static DataSource proxy(DataSource real, DataSource watched, boolean ofItsClass) {
        ProxyFactory factory = new ProxyFactory(real);
        factory.addAdvice(new WatchAdvice(watched));
        factory.setProxyTargetClass(ofItsClass);
        return (DataSource) factory.getProxy(real.getClass().getClassLoader());
    }

    /** Final methods of a subclass would run on an object that was never filled. */
    private static boolean isExtensible(Class<?> type) {
        return !Modifier.isFinal(type.getModifiers())
                && Arrays.stream(type.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .noneMatch(method -> Modifier.isFinal(method.getModifiers()));
    }
}
