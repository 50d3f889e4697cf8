package dev.weir.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InjectionStateTest {

  private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Instant now = START;
  private final InjectionState rehearsal = new InjectionState(() -> now);

  @Test
  void without_an_injection_nothing_is_wrong() {
    assertThat(rehearsal.active()).isEmpty();
    assertThat(rehearsal.writeDelay(Set.of("counts"))).isZero();
    assertThat(rehearsal.throttledShare(Set.of("counts"))).isZero();
    assertThat(rehearsal.refusesProducers("stream")).isFalse();
    assertThat(rehearsal.answerDelay("function")).isZero();
  }

  @Test
  void a_fault_is_done_to_what_it_names_and_to_nothing_else() {
    inject(
        new SlowWrites(Set.of("counts"), SECOND),
        new ThrottledWrites(Set.of("profiles"), 0.5),
        new RefusedProducers(Set.of("stream")),
        new SlowFunctions(Set.of("function"), SECOND));

    assertThat(rehearsal.writeDelay(Set.of("positions", "counts"))).isEqualTo(SECOND);
    assertThat(rehearsal.writeDelay(Set.of("positions", "profiles"))).isZero();
    assertThat(rehearsal.throttledShare(Set.of("profiles"))).isEqualTo(0.5);
    assertThat(rehearsal.throttledShare(Set.of("counts"))).isZero();
    assertThat(rehearsal.refusesProducers("stream")).isTrue();
    assertThat(rehearsal.refusesProducers("other")).isFalse();
    assertThat(rehearsal.answerDelay("function")).isEqualTo(SECOND);
    assertThat(rehearsal.answerDelay("other")).isZero();
  }

  @Test
  void the_stronger_of_two_like_faults_counts() {
    inject(
        new SlowWrites(Set.of("counts"), SECOND),
        new SlowWrites(Set.of("counts", "profiles"), SECOND.multipliedBy(2)));

    assertThat(rehearsal.writeDelay(Set.of("counts"))).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void a_fault_ends_by_itself() {
    inject(new RefusedProducers(Set.of("stream")));

    now = START.plusSeconds(60).minusMillis(1);
    assertThat(rehearsal.refusesProducers("stream")).isTrue();
    assertThat(rehearsal.active()).hasSize(1);

    now = START.plusSeconds(60);
    assertThat(rehearsal.refusesProducers("stream")).isFalse();
    assertThat(rehearsal.active()).isEmpty();
  }

  @Test
  void an_injection_replaces_the_previous_one() {
    inject(new RefusedProducers(Set.of("stream")));
    inject(new SlowFunctions(Set.of("function"), SECOND));

    assertThat(rehearsal.refusesProducers("stream")).isFalse();
    assertThat(rehearsal.active()).hasSize(1);

    rehearsal.replace(List.of());
    assertThat(rehearsal.active()).isEmpty();
  }

  @Test
  void a_fault_that_would_outlast_every_rehearsal_is_refused_and_changes_nothing() {
    inject(new RefusedProducers(Set.of("stream")));
    var endless =
        new Injection(
            new SlowFunctions(Set.of("function"), SECOND),
            START.plus(InjectionState.LONGEST).plusMillis(1));

    assertThatThrownBy(() -> rehearsal.replace(List.of(endless)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(rehearsal.refusesProducers("stream")).isTrue();
  }

  private void inject(InjectedFault... faults) {
    rehearsal.replace(
        List.of(faults).stream()
            .map(fault -> new Injection(fault, START.plusSeconds(60)))
            .toList());
  }
}
