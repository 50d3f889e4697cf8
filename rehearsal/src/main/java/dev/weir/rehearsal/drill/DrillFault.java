package dev.weir.rehearsal.drill;

import dev.weir.local.region.RegionFaultState;
import java.util.function.UnaryOperator;

/**
 * What a drill breaks of a Region.
 *
 * @param change what it does to the Region's faults
 * @param isolates whether the other Region has to go on with what the Region leads, and nothing
 *     that it commits meanwhile reaches the Region
 * @param stopsItsStream whether the Region's stream takes no ticks meanwhile
 */
record DrillFault(
    UnaryOperator<RegionFaultState> change, boolean isolates, boolean stopsItsStream) {

  /** All of it. */
  static final DrillFault LOSS = new DrillFault(RegionFaultState::withLost, true, true);

  /** The way to the tables that both Regions share. */
  static final DrillFault PARTITION = new DrillFault(RegionFaultState::withPartition, true, false);

  /** A share of its conditional writes, 0 to 1. */
  static DrillFault conflicts(double share) {
    return new DrillFault(faults -> faults.withConflicts(share), false, false);
  }
}
