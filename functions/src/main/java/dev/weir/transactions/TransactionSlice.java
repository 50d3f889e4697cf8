package dev.weir.transactions;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import dev.weir.telemetry.Arrivals;
import java.util.List;
import java.util.Map;

/**
 * A stretch of a lane's records, read and sorted by user.
 *
 * @param first its first record
 * @param records how many it has
 * @param byUser transactions by user, each user's in the lane's order
 * @param rejected what is to be put aside, by where it is kept
 * @param arrivals when its records arrived, a few for many
 */
record TransactionSlice(
    SequenceNumber first,
    int records,
    Map<String, List<ReceivedTransaction>> byUser,
    Map<QuarantineKey, List<Rejected>> rejected,
    Arrivals arrivals) {

  /** How many transactions it has. */
  int transactions() {
    return byUser.values().stream().mapToInt(List::size).sum();
  }
}
