package dev.weir.engine;

import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;

/**
 * How far a batch is applied, for sources without a stored position. The changes of a table need
 * none: the results made from them record the versions that they are based on.
 */
public record BatchProgress(Position position) implements Progress {

  /** No record of the batch is applied. */
  public static final BatchProgress BEGINNING = new BatchProgress(Position.BEGINNING);

  /** All records up to and including this one are applied. */
  public static BatchProgress after(SequenceNumber record) {
    return new BatchProgress(Position.after(record));
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return position.covers(record);
  }
}
