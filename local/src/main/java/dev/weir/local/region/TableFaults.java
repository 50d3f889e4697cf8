package dev.weir.local.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Does to calls on strongly consistent tables what is wrong with their Region. */
final class TableFaults {

  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int BAD_REQUEST = 400;

  private final RegionSwitch region;
  private final Set<String> strongTables;
  private final RandomGenerator random;

  /** An answer in the place of DynamoDB's. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Answer(int status, byte[] body) {

    private static Answer error(int status, String type, String message) {
      var body =
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
              .formatted(type, message);
      return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  TableFaults(RegionSwitch region, Set<String> strongTables, RandomGenerator random) {
    this.region = region;
    this.strongTables = Set.copyOf(strongTables);
    this.random = random;
  }

  /**
   * Delays a call where it is to be delayed.
   *
   * @return what is answered without the call being made; empty where it is to be made
   */
  Optional<Answer> before(String target, byte[] body) throws IOException, InterruptedException {
    var faults = region.faults();
    if (!faults.touchTables()) {
      return Optional.empty();
    }
    var call = TableCall.of(target, body);
    if (Collections.disjoint(call.tables(), strongTables)) {
      return Optional.empty();
    }
    Thread.sleep(delayMillis(faults));
    if (faults.partitioned()) {
      return Optional.of(
          Answer.error(INTERNAL_SERVER_ERROR, "InternalServerError", "The Region is cut off"));
    }
    if (call.conditionalWrite() && random.nextDouble() < faults.conflicts()) {
      return Optional.of(
          Answer.error(
              BAD_REQUEST,
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
