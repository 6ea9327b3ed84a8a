package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.context.ContextPropagation.Carried;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.annotation.AsyncAnnotationAdvisor;

/**
 * Carries the context over to the thread on which an {@code @Async} method runs, whatever executor it is given to. Beans and
 * executors stay what they are: the proxy that Spring makes of such a bean looks at the context before it hands the work on,
 * and enters it on the other side. Has no order, so that it comes after those that make these proxies.
 */
final class AsyncMethods implements BeanPostProcessor {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");
    private static final String CARRIED = AsyncMethods.class.getName();

    private final CarriedScopes scopes;

    AsyncMethods(CarriedScopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Advised proxy) {
            try {
                surround(proxy);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Bulwark: asynchronous methods of " + beanName + " lose their context",
                        e);
            }
        }
        return bean;
    }

    private void surround(Advised proxy) {
        Advisor[] advisors = proxy.getAdvisors();
        for (int i = advisors.length - 1; i >= 0; i--) {
            if (advisors[i] instanceof AsyncAnnotationAdvisor asynchronous) {
                proxy.addAdvisor(i + 1, advisor(asynchronous, AsyncMethods::enter));
                proxy.addAdvisor(i, advisor(asynchronous, this::take));
            }
        }
    }

    private static Advisor advisor(AsyncAnnotationAdvisor asynchronous, MethodInterceptor advice) {
        return new DefaultPointcutAdvisor(asynchronous.getPointcut(), advice);
    }

    private @Nullable Object take(MethodInvocation call) throws Throwable {
        Carried carried = scopes.take();
        if (carried != null && call instanceof ProxyMethodInvocation invocation) {
            invocation.setUserAttribute(CARRIED, carried);
        }
        return call.proceed();
    }

    private static @Nullable Object enter(MethodInvocation call) throws Throwable {
        Object carried = call instanceof ProxyMethodInvocation invocation ? invocation.getUserAttribute(CARRIED) : null;
        if (!(carried instanceof Carried scope)) {
            return call.proceed();
        }
        Runnable leave = scope.enter();
        try {
            return call.proceed();
        } finally {
            leave.run();
        }
    }
}
