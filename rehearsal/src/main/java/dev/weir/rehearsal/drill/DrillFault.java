package dev.weir.rehearsal.drill;

import dev.weir.local.region.RegionFaultState;
import java.util.function.UnaryOperator;

/**
 * What a drill breaks of a Region.
 *
 * @param change what it does to the Region's faults
 * @param isTakenOver whether the other Region has to go on with what the Region leads
 */
record DrillFault(UnaryOperator<RegionFaultState> change, boolean isTakenOver) {

  /** All of it. */
  static final DrillFault LOSS = new DrillFault(RegionFaultState::withLost, true);

  /** The way to the tables that both Regions share. */
  static final DrillFault PARTITION = new DrillFault(RegionFaultState::withPartition, true);

  /** A share of its conditional writes, 0 to 1. */
  static DrillFault conflicts(double share) {
    return new DrillFault(faults -> faults.withConflicts(share), false);
  }
}
