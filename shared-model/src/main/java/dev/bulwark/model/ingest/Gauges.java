package dev.bulwark.model.ingest;

/** Names of the gauges that the instrumentation sends and the server understands. */
public final class Gauges {
    /** Connections of a pool; the label {@code pool} names it. */
    public static final String POOL_ACTIVE = "pool.active";

    public static final String POOL_IDLE = "pool.idle";

    /** Threads that wait for a connection. */
    public static final String POOL_PENDING = "pool.pending";

    public static final String POOL_MAX = "pool.max";

    /** Bytes. */
    public static final String HEAP_USED = "jvm.heap.used";

    /** Bytes. */
    public static final String HEAP_MAX = "jvm.heap.max";

    /** Share of the machine used by the process, 0 to 1. */
    public static final String CPU_LOAD = "jvm.cpu.load";

    /** Seconds since the process started. */
    public static final String UPTIME = "jvm.uptime";

    /** How much the instrumentation tells to stay within its budget: 2 everything, 1 less, 0 counts only. */
    public static final String BULWARK_LEVEL = "bulwark.level";

    /** Share of the machine that the instrumentation itself uses, 0 to 1. */
    public static final String BULWARK_CPU = "bulwark.cpu";

    /** About how many series found no room in their table; the label {@code table} names it. */
    public static final String BULWARK_OVERFLOWED = "bulwark.series.overflowed";

    /** Collections since the process started. */
    public static final String GC_COUNT = "jvm.gc.count";

    /** Seconds spent on collections since the process started. */
    public static final String GC_TIME = "jvm.gc.time";

    /** Live threads. */
    public static final String THREADS = "jvm.threads";

    /** Those of them that do not keep the process alive. */
    public static final String THREADS_DAEMON = "jvm.threads.daemon";

    /** Those of them that wait for a lock just now. */
    public static final String THREADS_BLOCKED = "jvm.threads.blocked";

    /** Classes loaded just now. */
    public static final String CLASSES = "jvm.classes";

    /** File descriptors. */
    public static final String FILES_OPEN = "process.files.open";

    public static final String FILES_MAX = "process.files.max";

    public static final String POOL_LABEL = "pool";

    private Gauges() {}
}
