package dev.weir.events.transaction;

import static dev.weir.events.framing.Encoding.AVRO;
import static dev.weir.events.framing.Encoding.PROTOBUF;
import static dev.weir.events.transaction.CaughtProblem.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.events.framing.SchemaVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTest {

  private static final Instant TIME = Instant.parse("2026-11-23T10:05:00.123Z");

  private static Transaction at(Instant time) {
    return transaction("t", "ana", "Café", Optional.empty(), time);
  }

  private static Transaction named(String id, String user, String merchant, String category) {
    return transaction(id, user, merchant, Optional.of(category), TIME);
  }

  private static Transaction transaction(
      String id, String user, String merchant, Optional<String> category, Instant time) {
    return transaction(id, user, merchant, category, time, "Lisbon");
  }

  private static Transaction transaction(
      String id,
      String user,
      String merchant,
      Optional<String> category,
      Instant time,
      String city) {
    return new Transaction(
        id,
        user,
        Money.of("12.50", "EUR"),
        merchant,
        category,
        Channel.ONLINE,
        new Location("PT", city, Optional.empty()),
        time);
  }

  @Test
  void its_time_is_kept_to_the_millisecond() {
    assertThat(at(TIME.plusNanos(999_999)).occurredAt()).isEqualTo(TIME);
    assertThat(at(TIME.plusNanos(999_999))).isEqualTo(at(TIME));
  }

  @Test
  void its_time_is_one_that_rfc_3339_can_write() {
    var first = Instant.parse("0000-01-01T00:00:00Z");
    var last = Instant.parse("9999-12-31T23:59:59.999Z");
    assertThat(at(first).occurredAt()).isEqualTo(first);
    assertThat(at(last).occurredAt()).isEqualTo(last);
    assertThat(problemOf(() -> at(first.minusNanos(1)))).isEqualTo(Problem.BAD_TIME);
    assertThat(problemOf(() -> at(last.plusMillis(1)))).isEqualTo(Problem.BAD_TIME);
    assertThat(problemOf(() -> at(Instant.MAX))).isEqualTo(Problem.BAD_TIME);
  }

  @Test
  void its_texts_may_be_as_long_as_their_bounds() {
    var longest = named("i".repeat(128), "u".repeat(256), "m".repeat(256), "c".repeat(128));
    assertThat(longest.userId()).hasSize(256);
  }

  @Test
  void a_longer_text_is_refused() {
    assertThat(problemOf(() -> named("i".repeat(129), "u", "m", "c"))).isEqualTo(Problem.BAD_FIELD);
    assertThat(problemOf(() -> named("i", "u".repeat(257), "m", "c"))).isEqualTo(Problem.BAD_FIELD);
    assertThat(problemOf(() -> named("i", "u", "m".repeat(257), "c"))).isEqualTo(Problem.BAD_FIELD);
    assertThat(problemOf(() -> named("i", "u", "m", "c".repeat(129)))).isEqualTo(Problem.BAD_FIELD);
  }

  @Test
  void a_blank_text_is_a_missing_one() {
    assertThat(problemOf(() -> named(" ", "u", "m", "c"))).isEqualTo(Problem.MISSING_FIELD);
    assertThat(problemOf(() -> named("i", "", "m", "c"))).isEqualTo(Problem.MISSING_FIELD);
    assertThat(problemOf(() -> named("i", "u", "\t", "c"))).isEqualTo(Problem.MISSING_FIELD);
    assertThat(problemOf(() -> named("i", "u", "m", " "))).isEqualTo(Problem.MISSING_FIELD);
  }

  @Test
  void half_of_a_surrogate_pair_is_refused_in_each_text_by_each_writer() {
    for (var half : List.of("a\uD83D", "\uDE00a")) {
      for (var bad :
          List.of(
              named(half, "u", "m", "c"),
              named("i", half, "m", "c"),
              named("i", "u", half, "c"),
              named("i", "u", "m", half),
              inCity(half))) {
        assertThat(problemOf(() -> TransactionJson.write(bad))).isEqualTo(Problem.BAD_FIELD);
        for (var version : List.of(new SchemaVersion(AVRO, 2), new SchemaVersion(PROTOBUF, 2))) {
          assertThat(problemOf(() -> TransactionMessages.body(bad, version)))
              .isEqualTo(Problem.BAD_FIELD);
        }
      }
    }
  }

  private static Transaction inCity(String city) {
    return transaction("i", "u", "m", Optional.empty(), TIME, city);
  }

  @Test
  void a_bad_one_says_which_field_but_not_its_value_and_costs_no_stack_trace() {
    var refused =
        catchThrowableOfType(
            InvalidTransactionException.class, () -> named("secret".repeat(22), "u", "m", "c"));
    assertThat(refused).hasMessage("id is longer than 128 characters").hasNoCause();
    assertThat(refused.getStackTrace()).isEmpty();
  }

  @Test
  void channels_are_said_in_lower_case() {
    assertThat(Channel.PRESENT.text()).isEqualTo("present");
    assertThat(Channel.ONLINE.text()).isEqualTo("online");
  }
}
