package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.property.Property;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

  private static final BigInteger LARGEST = new BigInteger("9".repeat(41));

  @Test
  void numbers_compare_as_numbers_and_so_do_their_padded_forms() {
    Property.holds(
        draw -> {
          var one = draw.natural(LARGEST);
          var other = draw.natural(BigInteger.valueOf(1_000));
          var first = new SequenceNumber(one.toString());
          var second = new SequenceNumber(other.toString());

          assertThat(Integer.signum(first.compareTo(second))).isEqualTo(one.compareTo(other));
          assertThat(Integer.signum(first.padded().compareTo(second.padded())))
              .isEqualTo(one.compareTo(other));
          assertThat(first.isAfter(second)).isEqualTo(one.compareTo(other) > 0);
        });
  }

  @Test
  void a_padded_number_is_read_back() {
    Property.holds(
        draw -> {
          var number = draw.natural(LARGEST);
          var sequenceNumber = new SequenceNumber(number.toString());

          assertThat(sequenceNumber.padded()).hasSize(SequenceNumber.MAX_DIGITS);
          assertThat(SequenceNumber.ofPadded(sequenceNumber.padded())).isEqualTo(sequenceNumber);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "01", "-1", "+1", "1.0", "1e5", "x", "\u0661"})
  void anything_else_is_refused(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber(digits));
    assertThatIllegalArgumentException().isThrownBy(() -> SequenceNumber.ofPadded(digits));
  }

  @ParameterizedTest
  @ValueSource(ints = {130, 1000})
  void more_digits_than_kinesis_gives_are_refused(int digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber("9".repeat(digits)));
  }
}
