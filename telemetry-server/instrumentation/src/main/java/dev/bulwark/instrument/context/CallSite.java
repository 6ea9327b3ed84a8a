package dev.bulwark.instrument.context;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in the application's own code a thread stands. */
public final class CallSite {
    private static final int FRAMES = 8;

    /** Code that stands between the application and its database or container, and is no help in finding a line. */
    private static final List<String> NOT_THE_APPLICATION = List.of(
            "dev.bulwark.instrument.",
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.h2.",
            "org.postgresql.",
            "org.mariadb.",
            "com.mysql.",
            "com.zaxxer.hikari.",
            "org.apache.catalina.",
            "org.apache.tomcat.",
            "org.apache.coyote.",
            "org.eclipse.jetty.",
            "org.springframework.");

    private CallSite() {}

    /** The innermost frames of the application, a frame per line; null when there are none on this thread. */
    public static @Nullable String here() {
        String frames = StackWalker.getInstance()
                .walk(stack -> stack.filter(CallSite::isOfTheApplication)
                        .limit(FRAMES)
                        .map(frame -> frame.toStackTraceElement().toString())
                        .collect(Collectors.joining("\n")));
        return frames.isEmpty() ? null : frames;
    }

    private static boolean isOfTheApplication(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return NOT_THE_APPLICATION.stream().noneMatch(name::startsWith);
    }
}
