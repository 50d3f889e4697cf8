package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The reason why a value is refused. */
final class CaughtProblem {

  private CaughtProblem() {}

  static Problem problemOf(ThrowingCallable making) {
    var refused = catchThrowableOfType(InvalidTransactionException.class, making);
    assertThat(refused).as("nothing was refused").isNotNull();
    return refused.problem();
  }
}
