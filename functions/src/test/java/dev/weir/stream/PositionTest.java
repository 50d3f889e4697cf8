package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {

  private static SequenceNumber number(String digits) {
    return new SequenceNumber(digits);
  }

  @Test
  void the_beginning_covers_nothing() {
    assertThat(Position.BEGINNING.covers(number("0"))).isFalse();
  }

  @Test
  void numbers_are_compared_as_numbers_and_not_as_text() {
    var position = Position.after(number("9"));
    assertThat(position.covers(number("10"))).isFalse();
    assertThat(position.covers(number("9"))).isTrue();
    assertThat(Position.after(number("10")).covers(number("9"))).isTrue();
  }

  @Test
  void a_record_that_is_applied_in_part_is_not_covered() {
    var position = Position.after(number("9")).within(number("10"), 480);
    assertThat(position.covers(number("10"))).isFalse();
    assertThat(position.linesOf(number("10"))).isEqualTo(480);
    assertThat(position.linesOf(number("11"))).isZero();
  }
}
