package dev.weir.verification.semantics;

import dev.weir.testkit.CallDisturbance;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts what one world asks of its services, and lets its time pass with each call. Faults come
 * from another disturbance, around this one.
 */
final class DrillMeter implements CallDisturbance {

  // Each is one update or put of an item shorter than a kilobyte, or is priced like that.
  private static final Set<String> WRITES = Set.of("begin", "hold", "clear", "advance", "claim");
  private static final Set<String> READS =
      Set.of("read position", "read counts", "read total", "read profiles", "read rules");

  private final CallDisturbance faults;
  private final DynamoUnits units = new DynamoUnits();
  private Consumer<Duration> clock = _ -> {};
  private Duration now = Duration.ZERO;
  private long calls;
  private long writes;
  private long reads;
  private long objects;

  DrillMeter(CallDisturbance faults) {
    this.faults = faults;
  }

  /** Whose clock goes on with each call. */
  void drives(Consumer<Duration> deployment) {
    clock = deployment;
  }

  @Override
  public void before(String call) {
    calls++;
    writes += WRITES.contains(call) ? 1 : 0;
    reads += READS.contains(call) ? 1 : 0;
    objects += call.equals("quarantine") ? 1 : 0;
    pass(VirtualTime.of(call));
    faults.before(call);
  }

  @Override
  public void after(String call) {
    faults.after(call);
  }

  void pass(Duration time) {
    now = now.plus(time);
    clock.accept(time);
  }

  /** An adapter has written to {@link #units}. */
  void written() {
    if (units.wasTransaction()) {
      pass(VirtualTime.TRANSACTION);
    }
  }

  DynamoUnits units() {
    return units;
  }

  /** How much time has passed. */
  Duration now() {
    return now;
  }

  DrillUsage usage(long invocations) {
    return new DrillUsage(invocations, calls, units.written() + writes, reads, objects);
  }
}
