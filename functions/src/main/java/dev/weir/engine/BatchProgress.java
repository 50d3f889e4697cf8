package dev.weir.engine;

import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;

/**
 * How far a batch is applied, where nothing of that is stored: the changes of a table have no
 * position of their own, because what is made of them says itself what it rests on.
 */
public record BatchProgress(Position position) implements Progress {

  /** Nothing of the batch is applied. */
  public static final BatchProgress BEGINNING = new BatchProgress(Position.BEGINNING);

  /** All is applied up to a record. */
  public static BatchProgress after(SequenceNumber record) {
    return new BatchProgress(Position.after(record));
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return position.covers(record);
  }
}
