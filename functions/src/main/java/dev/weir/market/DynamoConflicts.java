package dev.weir.market;

import dev.weir.aws.Refusals;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;

/** Distinguishes DynamoDB's error for concurrent writes by two Regions from its other responses. */
public final class DynamoConflicts {

  private DynamoConflicts() {}

  /**
   * Makes a call.
   *
   * @param what the item written, for the message
   * @throws WriteConflictException if DynamoDB answers with a {@code
   *     ReplicatedWriteConflictException}
   */
  public static <T> T reporting(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (ReplicatedWriteConflictException e) {
      throw new WriteConflictException("Another Region wrote at the same time: " + what, e);
    }
  }

  /**
   * Makes a call to a table that both Regions write.
   *
   * @param table its contents, which begin the message
   * @param what the item read or written, for the message
   * @throws WriteConflictException as {@link #reporting} does
   * @throws dev.weir.stream.CallFailedException if the table does not answer, or refuses
   */
  public static <T> T asking(String table, String what, Supplier<T> call) {
    try {
      return reporting(what, call);
    } catch (SdkException e) {
      throw Refusals.of(table + " did not answer: " + what, e);
    }
  }
}
