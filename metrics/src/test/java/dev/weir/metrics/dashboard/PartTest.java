package dev.weir.metrics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartTest {

  @ParameterizedTest
  @EnumSource
  void every_step_has_a_function_and_one_with_an_event_source_has_that_too(Step step) {
    assertThat(Part.functionOf(step).dimension()).isEqualTo(Dimension.FUNCTION_NAME);
    assertThat(Part.eventSourceOf(step).isPresent()).isEqualTo(step.source().isPresent());
  }

  @Test
  void every_part_except_event_sources_is_recognised_by_its_name() {
    assertThat(Part.values())
        .allSatisfy(
            part ->
                assertThat(part.namePattern().isPresent())
                    .isEqualTo(part.dimension() != Dimension.EVENT_SOURCE_MAPPING));
  }

  @Test
  void no_two_steps_have_an_output_in_common() {
    var outputs = Arrays.stream(Step.values()).map(Step::functionOutput).toList();
    assertThat(new HashSet<>(outputs)).hasSameSizeAs(outputs);
  }
}
