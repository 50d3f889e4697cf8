package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The meaning of an invocation for its batch. */
sealed interface InvocationMeaning {

  /**
   * Every record is done.
   *
   * @param state the tumbling window's new state, if there is a window
   */
  record Succeeded(Optional<JsonNode> state) implements InvocationMeaning {}

  /**
   * The records before one are done; that one and all later ones are delivered again.
   *
   * @param index the place in the batch of the lowest sequence number that the function named
   */
  record StoppedAt(int index, Optional<JsonNode> state, PolledBatch.FailedCall call)
      implements InvocationMeaning {}

  /** No record is done. */
  record Failed(String reason, PolledBatch.FailedCall call) implements InvocationMeaning {}

  /** The function did not receive the batch: no retry is used up. */
  record NotInvoked(String reason) implements InvocationMeaning {}
}
