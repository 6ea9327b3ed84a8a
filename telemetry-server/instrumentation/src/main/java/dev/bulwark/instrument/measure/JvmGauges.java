package dev.bulwark.instrument.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.bulwark.model.ingest.Gauges;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;

/** Heap, processor and uptime of this process. */
public final class JvmGauges implements GaugeSource {
    @Override
    public void read(GaugeSink sink) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        sink.put(Gauges.HEAP_USED, (double) heap.getUsed(), "bytes", Map.of());
        if (heap.getMax() >= 0) {
            sink.put(Gauges.HEAP_MAX, (double) heap.getMax(), "bytes", Map.of());
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            double load = system.getProcessCpuLoad();
            if (load >= 0 && load <= 1) {
                sink.put(Gauges.CPU_LOAD, load, "ratio", Map.of());
            }
        }
        double uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        sink.put(Gauges.UPTIME, uptime, "seconds", Map.of());
    }
}
