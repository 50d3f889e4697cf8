package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;

@Tag("synthesis")
class EventSourceInvariantsTest {
  @Test
  void what_the_fence_needs_is_accepted() {
    assertThat(violations(source -> source)).isEmpty();
  }

  @Test
  void several_batches_of_a_shard_at_once_are_refused() {
    assertThat(violations(source -> source.parallelizationFactor(2)))
        .singleElement()
        .asString()
        .contains("parallelization factor above 1");
  }

  @Test
  void a_tumbling_window_is_refused() {
    assertThat(violations(source -> source.tumblingWindowInSeconds(60)))
        .singleElement()
        .asString()
        .contains("tumbling window");
  }

  @Test
  void halves_that_are_retried_on_their_own_are_refused() {
    assertThat(violations(source -> source.bisectBatchOnFunctionError(true)))
        .singleElement()
        .asString()
        .contains("bisects");
  }

  @Test
  void giving_records_up_is_refused() {
    assertThat(violations(source -> source.maximumRetryAttempts(3)))
        .singleElement()
        .asString()
        .contains("discards records");
    assertThat(violations(source -> source.maximumRecordAgeInSeconds(3600)))
        .singleElement()
        .asString()
        .contains("discards records");
  }

  @Test
  void a_start_at_the_newest_record_is_refused() {
    assertThat(violations(source -> source.startingPosition("LATEST")))
        .singleElement()
        .asString()
        .contains("skips what the stream holds");
  }

  @Test
  void a_source_that_knows_no_partial_failure_is_refused() {
    assertThat(violations(source -> source.functionResponseTypes(List.of())))
        .singleElement()
        .asString()
        .contains("ReportBatchItemFailures");
  }

  @Test
  void a_refusal_fails_the_synthesis() {
    var app = Synthesised.app("cdk.out-refused");
    var stack = new Stack(app, "refused");
    Aspects.of(app).add(new EventSourceInvariants());
    mapping(stack, source -> source.parallelizationFactor(10));
    assertThat(Synthesised.of(app, stack).findings())
        .singleElement()
        .asString()
        .contains("/refused/Source", "parallelization factor above 1");
  }

  private static List<String> violations(UnaryOperator<CfnEventSourceMapping.Builder> change) {
    return EventSourceInvariants.violations(mapping(new Stack(), change));
  }

  private static CfnEventSourceMapping mapping(
      Stack stack, UnaryOperator<CfnEventSourceMapping.Builder> change) {
    var builder =
        CfnEventSourceMapping.Builder.create(stack, "Source")
            .functionName("function")
            .parallelizationFactor(1)
            .maximumRetryAttempts(-1)
            .functionResponseTypes(List.of("ReportBatchItemFailures"));
    return change.apply(builder).build();
  }
}
