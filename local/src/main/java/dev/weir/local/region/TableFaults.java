package dev.weir.local.region;

import dev.weir.local.service.AwsService;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Applies their Region's faults to calls on strongly consistent tables. */
final class TableFaults {

  private static final int INTERNAL_SERVER_ERROR = 500;

  private final RegionSwitch region;
  private final Set<String> strongTables;
  private final RandomGenerator random;

  TableFaults(RegionSwitch region, Set<String> strongTables, RandomGenerator random) {
    this.region = region;
    this.strongTables = Set.copyOf(strongTables);
    this.random = random;
  }

  /**
   * Delays a call as the faults require.
   *
   * @return the answer without the call being made; empty if it must be made
   */
  Optional<ServiceError> before(ServiceCall call) throws InterruptedException {
    var faults = region.faults();
    if (!faults.touchTables()
        || call.service() != AwsService.DYNAMODB
        || Collections.disjoint(call.names(), strongTables)) {
      return Optional.empty();
    }
    Thread.sleep(delayMillis(faults));
    if (faults.partitioned()) {
      return Optional.of(
          ServiceError.of(
              call, INTERNAL_SERVER_ERROR, "InternalServerError", "The Region is cut off"));
    }
    if (call.conditional() && random.nextDouble() < faults.conflicts()) {
      return Optional.of(
          ServiceError.of(
              call,
              ServiceError.BAD_REQUEST,
              "ReplicatedWriteConflictException",
              "One or more items in this request are being modified in another Region"));
    }
    return Optional.empty();
  }

  private long delayMillis(RegionFaultState faults) {
    return faults.latency().toMillis()
        + Math.round(faults.jitter().toMillis() * random.nextDouble());
  }
}
