package dev.weir.transactions.commit;

import dev.weir.engine.Progress;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.decide.UserFold;

/**
 * How far this batch is applied to its lane's users. Every batch starts from the beginning, because
 * only the users' own fences record applied transactions: if the table of profiles is restored, the
 * stream is rewound, and a stored position would skip the missing records.
 *
 * @param fold decides on the lane's transactions
 */
public record TransactionLane(UserFold fold, Position position) implements Progress {

  public static TransactionLane begin(UserFold fold) {
    return new TransactionLane(fold, Position.BEGINNING);
  }

  public TransactionLane after(SequenceNumber record) {
    return new TransactionLane(fold, Position.after(record));
  }

  public Lane lane() {
    return fold.lane();
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return position.covers(record);
  }
}
