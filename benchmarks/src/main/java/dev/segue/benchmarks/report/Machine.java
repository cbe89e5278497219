package dev.segue.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.management.ManagementFactory;

/**
 * Where a benchmark ran.
 *
 * @param memoryGib physical memory, GiB
 * @param loadAverage of the last minute when the benchmark ended; negative when not known
 */
public record Machine(
    int cores,
    @JsonProperty("memory_gib") long memoryGib,
    String jdk,
    String system,
    @JsonProperty("load_average") double loadAverage) {

  private static final long GIB = 1L << 30;

  /** This machine, now. */
  public static Machine here() {
    com.sun.management.OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Math.round((double) system.getTotalMemorySize() / GIB),
        System.getProperty("java.vm.version"),
        system.getName() + " " + system.getArch(),
        system.getSystemLoadAverage());
  }

  /** One line. */
  public String inWords() {
    return "%d cores, %d GiB, JDK %s, %s, load average %.1f"
        .formatted(cores, memoryGib, jdk, system, loadAverage);
  }
}
