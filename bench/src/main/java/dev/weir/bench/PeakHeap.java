package dev.weir.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The peak of heap usage since its creation, including garbage: an upper bound. */
final class PeakHeap {

  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private final long before;

  PeakHeap() {
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
    before = peak();
  }

  /** Returns the greatest growth of the heap. */
  long bytes() {
    return peak() - before;
  }

  private static long peak() {
    return POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }
}
