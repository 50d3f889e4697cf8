package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNumberTest {

  @Property
  void numbers_compare_as_numbers_and_so_do_their_padded_forms(
      @ForAll @BigRange(min = "0", max = "99999999999999999999999999999999999999999")
          BigInteger one,
      @ForAll @BigRange(min = "0", max = "1000") BigInteger other) {
    var first = new SequenceNumber(one.toString());
    var second = new SequenceNumber(other.toString());

    assertThat(Integer.signum(first.compareTo(second))).isEqualTo(one.compareTo(other));
    assertThat(Integer.signum(first.padded().compareTo(second.padded())))
        .isEqualTo(one.compareTo(other));
    assertThat(first.isAfter(second)).isEqualTo(one.compareTo(other) > 0);
  }

  @Property
  void a_padded_number_is_read_back(
      @ForAll @BigRange(min = "0", max = "99999999999999999999999999999999999999999")
          BigInteger number) {
    var sequenceNumber = new SequenceNumber(number.toString());

    assertThat(sequenceNumber.padded()).hasSize(SequenceNumber.MAX_DIGITS);
    assertThat(SequenceNumber.ofPadded(sequenceNumber.padded())).isEqualTo(sequenceNumber);
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
