package dev.weir.rehearsal.drill;

import dev.weir.local.region.RegionFaultState;
import java.util.function.UnaryOperator;

/**
 * A drill's fault in a Region.
 *
 * @param change to the Region's faults
 * @param isolates whether the other Region must take over, and none of its commits reach the Region
 *     meanwhile
 * @param stopsItsStream whether the Region's stream accepts no ticks meanwhile
 */
record DrillFault(
    UnaryOperator<RegionFaultState> change, boolean isolates, boolean stopsItsStream) {

  /** The complete Region is lost. */
  static final DrillFault LOSS = new DrillFault(RegionFaultState::withLost, true, true);

  /** The connection to the tables that both Regions share is lost. */
  static final DrillFault PARTITION = new DrillFault(RegionFaultState::withPartition, true, false);

  /** Returns a fault in which a share of the Region's conditional writes fails, 0 to 1. */
  static DrillFault conflicts(double share) {
    return new DrillFault(faults -> faults.withConflicts(share), false, false);
  }
}
