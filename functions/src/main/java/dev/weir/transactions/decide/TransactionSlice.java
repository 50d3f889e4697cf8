package dev.weir.transactions.decide;

import dev.weir.engine.Slice;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.parse.ReceivedTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A range of a lane's records, sorted by user.
 *
 * @param upTo its last record
 * @param byUser transactions by user, each user's in the lane's order
 * @param rejected its rejected lines and records, by quarantine key
 */
public record TransactionSlice(
    SequenceNumber upTo,
    Map<String, List<ReceivedTransaction>> byUser,
    Map<QuarantineKey, List<Rejected>> rejected)
    implements Slice {

  public int transactions() {
    return byUser.values().stream().mapToInt(List::size).sum();
  }

  /** Returns how many of them arrived in the stream longer after their time than this. */
  public int late(Duration lateness) {
    return (int)
        byUser.values().stream()
            .flatMap(List::stream)
            .filter(received -> received.isLate(lateness))
            .count();
  }
}
