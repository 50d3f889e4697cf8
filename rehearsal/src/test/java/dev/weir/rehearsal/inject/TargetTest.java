package dev.weir.rehearsal.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.rehearsal.InjectedFault;
import dev.weir.local.rehearsal.InjectedFault.RefusedProducers;
import dev.weir.local.rehearsal.InjectedFault.SlowFunctions;
import dev.weir.local.rehearsal.InjectedFault.SlowWrites;
import dev.weir.local.rehearsal.InjectedFault.ThrottledWrites;
import dev.weir.rehearsal.traffic.SampledPipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final Target TARGET = new Target("stream", "table", "function");

  @Test
  void each_fault_is_done_to_the_part_that_it_is_about() {
    assertThat(fault(Scenario.SLOW_TABLE))
        .contains(new SlowWrites(Set.of("table"), Duration.ofMillis(1500)));
    assertThat(fault(Scenario.THROTTLE)).contains(new ThrottledWrites(Set.of("table"), 0.7));
    assertThat(fault(Scenario.STOP_PRODUCER)).contains(new RefusedProducers(Set.of("stream")));
    assertThat(fault(Scenario.SLOW_FUNCTION))
        .contains(new SlowFunctions(Set.of("function"), Duration.ofSeconds(2)));
  }

  @Test
  void an_unusual_load_is_not_a_fault_of_the_cloud() {
    assertThat(fault(Scenario.HOT_SHARD)).isEmpty();
    assertThat(fault(Scenario.SURGE)).isEmpty();
    assertThat(fault(Scenario.POISON)).isEmpty();
  }

  private static Optional<InjectedFault> fault(Scenario scenario) {
    return TARGET.fault(
        Plan.usual(scenario, SampledPipeline.ACCESS_LOGS, 30, Duration.ofSeconds(60)));
  }
}
