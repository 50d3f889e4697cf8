package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts.UnansweredStarts;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.StoredPositions;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a store of positions. */
abstract class LanePositionsContract {

  private final String incarnation = UUID.randomUUID().toString();
  private StoredPositions positions;

  abstract StoredPositions open();

  /** Returns the stored position of a lane, padded. */
  abstract Optional<String> stored(Lane lane);

  @BeforeEach
  void openStore() {
    positions = open();
  }

  private Lane lane(int shard) {
    return new Lane("v1", "transactions", incarnation, new Shard("shardId-%012d".formatted(shard)));
  }

  private static SequenceNumber number(String digits) {
    return new SequenceNumber(digits);
  }

  @Test
  void positions_are_distinguished_by_lane() {
    positions.advance(lane(0), number("7"));
    assertThat(stored(lane(0))).contains(number("7").padded());
    assertThat(stored(lane(1))).isEmpty();
  }

  @Test
  void a_position_only_rises_as_numbers_do() {
    positions.advance(lane(0), number("99"));
    positions.advance(lane(0), number("100"));
    assertThat(stored(lane(0))).contains(number("100").padded());
    positions.advance(lane(0), number("99"));
    positions.advance(lane(0), number("100"));
    assertThat(stored(lane(0))).contains(number("100").padded());
    positions.advance(lane(0), number("49".repeat(28)));
    assertThat(stored(lane(0))).contains(number("49".repeat(28)).padded());
  }

  @Test
  void a_position_is_read_back() {
    assertThat(positions.of(lane(0))).isEmpty();
    positions.advance(lane(0), number("49".repeat(28)));
    assertThat(positions.of(lane(0))).contains(number("49".repeat(28)));
    assertThat(positions.of(lane(1))).isEmpty();
  }

  @Test
  void records_are_claimed_by_one_only_and_from_where_the_lane_is() {
    var first = Optional.of(number("99"));
    assertThat(positions.claim(lane(0), Optional.empty(), number("99"))).isTrue();
    assertThat(positions.claim(lane(0), Optional.empty(), number("100"))).isFalse();
    assertThat(positions.of(lane(0))).isEqualTo(first);
    assertThat(positions.claim(lane(0), first, number("100"))).isTrue();
    assertThat(positions.claim(lane(0), first, number("101"))).isFalse();
    assertThat(positions.of(lane(0))).contains(number("100"));
  }

  @Test
  void a_claim_clears_the_memory_of_processes() {
    positions.begin(lane(0), "one");
    positions.hold(lane(0), "one", number("7"));
    assertThat(positions.claim(lane(0), Optional.empty(), number("7"))).isTrue();
    assertThat(positions.begin(lane(0), "two")).isEqualTo(UnansweredStarts.NONE);
  }

  @Test
  void processes_that_do_not_answer_are_found_until_one_answers() {
    AttemptChecks.areFoundUntilOneAnswers(positions, lane(0));
    assertThat(stored(lane(0))).isEmpty();
  }

  @Test
  void a_position_that_rises_clears_the_memory_of_processes() {
    positions.begin(lane(0), "one");
    positions.hold(lane(0), "one", number("7"));
    positions.advance(lane(0), number("7"));
    assertThat(positions.begin(lane(0), "two")).isEqualTo(UnansweredStarts.NONE);
  }

  @Test
  void a_position_that_was_there_before_clears_nothing() {
    positions.advance(lane(0), number("7"));
    positions.begin(lane(0), "one");
    positions.hold(lane(0), "one", number("8"));
    positions.advance(lane(0), number("7"));
    assertThat(positions.begin(lane(0), "two"))
        .isEqualTo(new UnansweredStarts(2, Optional.of(number("8"))));
  }
}
