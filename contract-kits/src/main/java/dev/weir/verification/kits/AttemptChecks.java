package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.LaneAttempts.UnansweredStarts;
import dev.weir.stream.SequenceNumber;
import java.util.Optional;

/** The contract of attempts, for every store of lanes' positions. */
final class AttemptChecks {

  private static final SequenceNumber FIRST = new SequenceNumber("99");
  private static final SequenceNumber SECOND = new SequenceNumber("100");

  private AttemptChecks() {}

  static void areFoundUntilOneAnswers(LaneAttempts attempts, Lane lane) {
    assertThat(attempts.begin(lane, "one")).isEqualTo(UnansweredStarts.NONE);
    assertThat(attempts.begin(lane, "one"))
        .as("the same, repeated")
        .isEqualTo(UnansweredStarts.NONE);
    assertThat(attempts.begin(lane, "two")).isEqualTo(new UnansweredStarts(2, Optional.empty()));
    assertThat(attempts.hold(lane, "one", FIRST)).isZero();
    assertThat(attempts.hold(lane, "one", FIRST)).as("the same, repeated").isZero();
    assertThat(attempts.hold(lane, "two", FIRST)).isOne();
    assertThat(attempts.begin(lane, "three"))
        .isEqualTo(new UnansweredStarts(3, Optional.of(FIRST)));
    assertThat(attempts.hold(lane, "three", SECOND)).as("another record").isZero();
    assertThat(attempts.hold(lane, "one", SECOND)).isOne();
    attempts.clear(lane);
    assertThat(attempts.begin(lane, "four")).isEqualTo(UnansweredStarts.NONE);
    assertThat(attempts.hold(lane, "four", SECOND)).isZero();
    attempts.clear(lane);
  }
}
