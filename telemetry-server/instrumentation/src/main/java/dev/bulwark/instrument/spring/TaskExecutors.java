package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.context.ContextPropagation.Carried;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Carries the context over to the threads of Spring's own executors, by the decorator that they have for such things. They stay
 * the same objects, and a decorator that the application has set still decorates.
 */
final class TaskExecutors implements BeanPostProcessor, Ordered {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    private final CarriedScopes scopes;

    TaskExecutors(CarriedScopes scopes) {
        this.scopes = scopes;
    }

    /** First, since executors may be made for what makes other beans. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Before, since a pool asks for its decorator when it is made ready. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        try {
            if (bean instanceof ThreadPoolTaskExecutor pool) {
                decorate(ThreadPoolTaskExecutor.class, pool, pool::setTaskDecorator);
            } else if (bean instanceof SimpleAsyncTaskExecutor simple) {
                decorate(SimpleAsyncTaskExecutor.class, simple, simple::setTaskDecorator);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: work for " + beanName + " loses its context", e);
        }
        return bean;
    }

    /** Neither of them tells its decorator but by its field. */
    private <E> void decorate(Class<E> type, E executor, Consumer<TaskDecorator> setting)
            throws ReflectiveOperationException {
        Field field = type.getDeclaredField("taskDecorator");
        field.setAccessible(true);
        TaskDecorator own = (TaskDecorator) field.get(executor);
        setting.accept(work -> carried(own == null ? work : own.decorate(work)));
    }

    private Runnable carried(Runnable work) {
        Carried carried = scopes.take();
        return carried == null ? work : carried.wrap(work);
    }
}
