package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.fault.LocalFault;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.Injection;
import dev.weir.local.rehearsal.InjectionState;
import dev.weir.local.rehearsal.RehearsalSwitch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalEndpointTest {

  private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final InjectionState rehearsal = new InjectionState(() -> now);
  private final LoopbackServer server = LoopbackServer.open(0);
  private final RehearsalSwitch faults = new RehearsalSwitch(server.address());

  RehearsalEndpointTest() {
    server.serve(RehearsalEndpoint.PATH, new RehearsalEndpoint(rehearsal));
    server.start();
  }

  @AfterEach
  void close() {
    faults.close();
    server.close();
  }

  @Test
  void an_injection_is_there_until_it_ends_or_is_cleared() {
    var injection = lasting(Duration.ofSeconds(60));

    faults.replace(List.of(injection));
    assertThat(faults.active()).containsExactly(injection);
    assertThat(rehearsal.refusesProducers("stream")).isTrue();

    now = now.plusSeconds(60);
    assertThat(faults.active()).isEmpty();

    faults.replace(List.of(lasting(Duration.ofSeconds(60))));
    faults.clear();
    assertThat(rehearsal.refusesProducers("stream")).isFalse();
  }

  @Test
  void what_would_last_too_long_is_refused_with_the_reason() {
    assertThatThrownBy(() -> faults.replace(List.of(lasting(Duration.ofHours(2)))))
        .isInstanceOf(LocalFault.class)
        .hasMessageContaining("ends within");
  }

  private Injection lasting(Duration length) {
    return new Injection(new RefusedProducers(Set.of("stream")), now.plus(length));
  }
}
