package dev.weir.market;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;

/** Tells DynamoDB's way of saying that two Regions wrote at once from its other answers. */
public final class DynamoConflicts {

  private DynamoConflicts() {}

  /**
   * Makes a call.
   *
   * @param what is written, for the message
   * @throws WriteConflictException where DynamoDB answers with a {@code
   *     ReplicatedWriteConflictException}
   */
  public static <T> T telling(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (ReplicatedWriteConflictException e) {
      throw new WriteConflictException("Another Region wrote at the same time: " + what, e);
    }
  }
}
