package dev.weir.market;

import dev.weir.aws.Refusals;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
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

  /**
   * Makes a call of a table that both Regions write.
   *
   * @param table what it keeps, as the message begins
   * @param what is asked for or written, for the message
   * @throws WriteConflictException as {@link #telling} does
   * @throws dev.weir.stream.CallFailedException where the table does not answer, or refuses
   */
  public static <T> T asking(String table, String what, Supplier<T> call) {
    try {
      return telling(what, call);
    } catch (SdkException e) {
      throw Refusals.of(table + " did not answer: " + what, e);
    }
  }
}
