package dev.weir.transactions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionSliceTest {

  private static final Duration LATENESS = Duration.ofMinutes(5);

  @Test
  void late_is_what_arrives_longer_after_its_time_than_lateness() {
    // Sequence number and second of arrival are the same.
    var onTime = Sample.received(Sample.transaction("ana", "a", 1, "10.00"), 301, 0);
    var late = Sample.received(Sample.transaction("ana", "b", 1, "10.00"), 302, 0);
    var alsoLate = Sample.received(Sample.transaction("ben", "c", 2, "10.00"), 303, 0);
    var slice =
        new TransactionSlice(
            new SequenceNumber("303"),
            Map.of("ana", List.of(onTime, late), "ben", List.of(alsoLate)),
            Map.of());
    assertThat(slice.late(LATENESS)).isEqualTo(2);
    assertThat(slice.late(LATENESS.plusSeconds(1))).isZero();
  }
}
