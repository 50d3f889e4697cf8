package dev.weir.verification.semantics;

/**
 * The use of services in some runs of a drill, failed calls included.
 *
 * @param writeUnits of DynamoDB, for state: counts or profiles with their alerts, positions,
 *     attempts
 * @param reads of state, a read unit each
 * @param objects that were stored in quarantine
 */
public record DrillUsage(long invocations, long calls, long writeUnits, long reads, long objects) {

  static final DrillUsage NONE = new DrillUsage(0, 0, 0, 0, 0);

  DrillUsage plus(DrillUsage more) {
    return new DrillUsage(
        invocations + more.invocations,
        calls + more.calls,
        writeUnits + more.writeUnits,
        reads + more.reads,
        objects + more.objects);
  }
}
