package dev.bulwark.instrument.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.bulwark.model.ingest.Gauges;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Heap, collections, threads, classes, processor, files and uptime of this process. */
public final class JvmGauges implements GaugeSource {
    @Override
    public void read(GaugeSink sink) {
        heap(sink);
        collections(sink);
        threads(sink);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            processor(sink, system);
        }
        double classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        sink.put(Gauges.CLASSES, classes, "classes", Map.of());
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        sink.put(Gauges.UPTIME, uptime, "seconds", Map.of());
    }

    private static void heap(GaugeSink sink) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sink.put(Gauges.HEAP_USED, (double) heap.getUsed(), "bytes", Map.of());
        if (heap.getMax() >= 0) {
            sink.put(Gauges.HEAP_MAX, (double) heap.getMax(), "bytes", Map.of());
        }
    }

    /** A collector that does not count says -1. */
    private static void collections(GaugeSink sink) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        long count = collectors.stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionCount()))
                .sum();
        long millis = collectors.stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum();
        sink.put(Gauges.GC_COUNT, (double) count, "collections", Map.of());
        sink.put(Gauges.GC_TIME, millis / 1000.0, "seconds", Map.of());
    }

    /** Without stack traces, which would stop all threads for a moment. */
    private static void threads(GaugeSink sink) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long blocked = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .map(ThreadInfo::getThreadState)
                .filter(Thread.State.BLOCKED::equals)
                .count();
        sink.put(Gauges.THREADS, threads.getThreadCount(), "threads", Map.of());
        sink.put(Gauges.THREADS_DAEMON, threads.getDaemonThreadCount(), "threads", Map.of());
        sink.put(Gauges.THREADS_BLOCKED, (double) blocked, "threads", Map.of());
    }

    private static void processor(GaugeSink sink, OperatingSystemMXBean system) {
        double load = system.getProcessCpuLoad();
        if (load >= 0 && load <= 1) {
            sink.put(Gauges.CPU_LOAD, load, "ratio", Map.of());
        }
        if (system instanceof UnixOperatingSystemMXBean unix) {
            sink.put(Gauges.FILES_OPEN, (double) unix.getOpenFileDescriptorCount(), "files", Map.of());
            sink.put(Gauges.FILES_MAX, (double) unix.getMaxFileDescriptorCount(), "files", Map.of());
        }
    }
}
