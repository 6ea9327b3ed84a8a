package dev.bulwark.instrument.thread;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes threads that end neither later than the process wants nor keep an application in memory: they are daemons, and their
 * context class loader is the system's, not that of the application whose thread happened to start them.
 */
public final class OwnThreads {
    private static final String PREFIX = "bulwark-";

    private OwnThreads() {}

    /** A thread that is still to be started; its name begins with {@code bulwark-}. */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, PREFIX + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    /** So many threads at most, each of which ends after a while without work. */
    public static ThreadPoolExecutor pool(String name, int most, Duration idle) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                idle.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> daemon(name, work));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether the running thread is one of these. */
    public static boolean isOwn() {
        return isOwn(Thread.currentThread().getName());
    }

    /** Whether a thread of that name is one of these. */
    public static boolean isOwn(String name) {
        return name.startsWith(PREFIX);
    }
}
