package dev.bulwark.instrument.thread;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes threads that end neither later than the process wants nor keep an application in memory: they are daemons, and their
 * context class loader is the system's, not that of the application whose thread happened to start them.
 */
public final class OwnThreads {
    private static final String PREFIX = "bulwark-";
    private static final String GROUP = "bulwark";

    /** How the Java library names the threads that its HTTP client makes for itself, whatever executor it is given. */
    private static final String OF_HTTP_CLIENTS = "HttpClient-";

    private static final String OF_OWN_CLIENT = OF_HTTP_CLIENTS + "bulwark";

    private OwnThreads() {}

    /** A thread that is still to be started; its name begins with {@code bulwark-}. */
    public static Thread daemon(String name, Runnable work) {
        return daemon(null, name, work);
    }

    /** The same; the thread of an HTTP client that it makes is one of Bulwark's own, too. */
    public static Thread daemonWithClients(String name, Runnable work) {
        return daemon(group(), name, work);
    }

    /** One in a process, whatever class loaders Bulwark is loaded by: up to Java 18 a group stays for ever. */
    private static ThreadGroup group() {
        ThreadGroup outermost = Thread.currentThread().getThreadGroup();
        while (outermost.getParent() != null) {
            outermost = outermost.getParent();
        }
        ThreadGroup[] groups = new ThreadGroup[outermost.activeGroupCount() + 1];
        for (int i = outermost.enumerate(groups, false) - 1; i >= 0; i--) {
            if (groups[i].getName().equals(GROUP)) {
                return groups[i];
            }
        }
        return new ThreadGroup(outermost, GROUP);
    }

    private static Thread daemon(@Nullable ThreadGroup group, String name, Runnable work) {
        Thread thread = new Thread(group, work, PREFIX + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    /** Gives the threads of HTTP clients that this thread has made a name, for those who know no more of a thread. */
    public static void nameClients() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int found = Thread.enumerate(threads);
        Arrays.stream(threads, 0, found)
                .filter(OwnThreads::isOfOwnClient)
                .forEach(thread -> thread.setName(OF_OWN_CLIENT));
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
        return isOwn(Thread.currentThread().getName()) || isOfOwnClient(Thread.currentThread());
    }

    /** Whether a thread of that name is one of these. */
    public static boolean isOwn(String name) {
        return name.startsWith(PREFIX) || name.equals(OF_OWN_CLIENT);
    }

    private static boolean isOfOwnClient(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null
                && group.getName().equals(GROUP)
                && thread.getName().startsWith(OF_HTTP_CLIENTS);
    }
}
