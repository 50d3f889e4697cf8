package dev.weir.rehearsal.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.rehearsal.InjectedFault;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.local.rehearsal.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InjectionTextTest {

  private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");

  @Test
  void a_fault_is_described_with_its_target_and_remaining_time() {
    assertThat(text(new SlowWrites(Set.of("b", "a"), Duration.ofMillis(1500))))
        .isEqualTo("writes to a, b take 1,500 ms longer; 34 s left");
    assertThat(text(new ThrottledWrites(Set.of("a"), 0.7)))
        .isEqualTo("70 % of the writes to a are throttled; 34 s left");
    assertThat(text(new RefusedProducers(Set.of("s"))))
        .isEqualTo("producers are denied puts to s; 34 s left");
    assertThat(text(new SlowFunctions(Set.of("f"), Duration.ofSeconds(2))))
        .isEqualTo("f takes 2,000 ms longer; 34 s left");
  }

  private static String text(InjectedFault fault) {
    return InjectionText.of(new Injection(fault, NOW.plusSeconds(34)), NOW);
  }
}
