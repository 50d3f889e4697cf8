package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quarantine.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordBudgetTest {

  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @EnumSource(WorkUnit.class)
  void what_reaches_the_bound_passes_and_one_more_does_not(WorkUnit unit) {
    for (int delivered : new int[] {0, 1, 1_000, MIB, 10 * MIB}) {
      var budget = RecordBudget.ofBytes(delivered);

      budget.spend(unit, unit.bound(delivered));

      assertThat(budget.left(unit)).isZero();
      assertThatThrownBy(() -> budget.spend(unit, 1))
          .isInstanceOfSatisfying(
              TooMuchWorkException.class, e -> assertThat(e.reason()).isEqualTo(unit.reason()))
          .hasMessageContaining(Long.toString(unit.bound(delivered)));
    }
  }

  @ParameterizedTest
  @EnumSource(WorkUnit.class)
  void a_longer_record_may_hold_as_much_and_none_more_than_the_maximum(WorkUnit unit) {
    long before = 0;
    for (int delivered = 0; delivered <= 10 * MIB; delivered += 10_007) {
      assertThat(unit.bound(delivered)).isBetween(before, unit.max());
      before = unit.bound(delivered);
    }
    assertThat(before).isEqualTo(unit.max());
  }

  @Test
  void every_unit_has_a_reason_of_its_own() {
    assertThat(Arrays.stream(WorkUnit.values()).map(WorkUnit::reason)).doesNotHaveDuplicates();
  }

  @Test
  void four_mebibytes_of_compressed_log_and_a_packed_day_lie_below_the_bounds() {
    // A tenth is the size of access logs after gzip; their lines have 200 bytes.
    var budget = RecordBudget.ofBytes(4 * MIB);

    budget.spend(WorkUnit.INFLATED_BYTES, 40L * MIB);
    budget.spend(WorkUnit.LINES, 40L * MIB / 200);
    budget.spend(WorkUnit.MINUTES, 1_500);

    assertThat(budget.left(WorkUnit.INFLATED_BYTES)).isPositive();
  }

  @Test
  void a_rejected_line_counts_with_its_bytes_and_an_overhead() {
    var budget = RecordBudget.ofBytes(0);
    long lines = budget.left(WorkUnit.REJECTED_LINES);
    long bytes = budget.left(WorkUnit.REJECTED_BYTES);

    budget.reject(100);

    assertThat(budget.left(WorkUnit.REJECTED_LINES)).isEqualTo(lines - 1);
    assertThat(budget.left(WorkUnit.REJECTED_BYTES))
        .isEqualTo(bytes - 100 - RecordBudget.REJECTED_OVERHEAD);
  }

  @Test
  void too_much_is_said_without_any_of_the_payload() {
    assertThatThrownBy(() -> RecordBudget.ofBytes(0).spend(WorkUnit.LINES, 5_000))
        .hasMessage("More than this record may hold: limit=1000")
        .isInstanceOfSatisfying(
            TooMuchWorkException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_LINES));
  }
}
