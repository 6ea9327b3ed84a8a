package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.context.ContextPropagation.Carried;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Carries the context over to the thread on which an {@code @Async} method runs, whatever executor it is given to. Beans and
 * executors stay what they are: the proxy that Spring makes of such a bean looks at the context before it hands the work on,
 * and enters it on the other side. Has no order, so that it comes after those that make these proxies.
 */
final class AsyncMethods implements BeanPostProcessor {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");
    private static final String CARRIED = AsyncMethods.class.getName();

    private final ObjectProvider<Bulwark> bulwark;

    AsyncMethods(ObjectProvider<Bulwark> bulwark) {
        this.bulwark = bulwark;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Advised proxy) {
            try {
                surround(proxy);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Bulwark: asynchronous methods of " + beanName + " lose their context", e);
            }
        }
        return bean;
    }

    private void surround(Advised proxy) {
        Advisor[] advisors = proxy.getAdvisors();
        for (int i = advisors.length - 1; i >= 0; i--) {
            if (advisors[i].getAdvice() instanceof AsyncExecutionInterceptor) {
                Pointcut asynchronous = advisors[i] instanceof PointcutAdvisor some ? some.getPointcut() : Pointcut.TRUE;
                proxy.addAdvisor(i + 1, new DefaultPointcutAdvisor(asynchronous, (MethodInterceptor) AsyncMethods::enter));
                proxy.addAdvisor(i, new DefaultPointcutAdvisor(asynchronous, (MethodInterceptor) this::take));
            }
        }
    }

    private @Nullable Object take(MethodInvocation call) throws Throwable {
        Bulwark watching = bulwark.getIfAvailable();
        if (watching != null && call instanceof ProxyMethodInvocation invocation) {
            invocation.setUserAttribute(CARRIED, watching.context().carried());
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
