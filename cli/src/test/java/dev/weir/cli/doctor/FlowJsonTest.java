package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The data flow as the page draws it: the parts in order, and the verdict at its cause. */
class FlowJsonTest {

  private static JsonNode flow(Snapshot snapshot) {
    var signals = snapshot.signals();
    return FlowJson.write(Diagnosis.of(signals), signals, ComparisonWindows.LOCAL, 0.5);
  }

  private static List<String> parts(JsonNode flow, String field) {
    return StreamSupport.stream(flow.path("parts").spliterator(), false)
        .map(part -> part.path(field).asText())
        .toList();
  }

  @Test
  void a_stream_goes_through_a_function_to_a_table_and_to_subscribers() {
    var flow = flow(new Snapshot());

    assertThat(parts(flow, "part"))
        .containsExactly("PRODUCERS", "STREAM", "FUNCTION", "STORE", "SUBSCRIBERS");
    assertThat(parts(flow, "health")).containsOnly("good");
    assertThat(flow.at("/parts/0/perSecond").asDouble()).isEqualTo(40);
    assertThat(flow.at("/parts/1/shards").asInt()).isEqualTo(4);
    assertThat(flow.at("/parts/1/ageMillis").asDouble()).isEqualTo(20);
    assertThat(flow.at("/parts/2/perSecond").asDouble()).isEqualTo(40);
    assertThat(flow.at("/parts/4/perMinute").asDouble()).isEqualTo(30);
  }

  @Test
  void each_step_of_the_market_is_a_function_and_the_last_has_no_table() {
    assertThat(parts(flow(new Snapshot().ofMarket("market-risk")), "part"))
        .containsExactly(
            "PRODUCERS",
            "STREAM",
            "FUNCTION",
            "STORE",
            "FUNCTION",
            "STORE",
            "FUNCTION",
            "SUBSCRIBERS");
  }

  @Test
  void the_verdict_is_at_the_part_that_causes_it() {
    var flow = flow(new Snapshot().notInvoked());

    assertThat(flow.path("verdict").asText()).isEqualTo("NOT_INVOKED");
    assertThat(parts(flow, "health")).containsExactly("good", "good", "bad", "good", "good");
    assertThat(flow.at("/findings/0/part").asText()).isEqualTo("FUNCTION");
    assertThat(flow.at("/findings/0/meaning").asText()).isEqualTo(Verdict.NOT_INVOKED.meaning());
    assertThat(flow.at("/findings/0/remedy").asText()).isNotEmpty();
  }

  @Test
  void what_may_be_a_consequence_is_marked_and_is_not_the_cause() {
    var flow = flow(new Snapshot().arriving(4_000, 40).lagging(Duration.ofMinutes(2), 500));

    assertThat(flow.path("well").asBoolean()).isFalse();
    assertThat(parts(flow, "health")).containsOnlyOnce("bad");
    assertThat(parts(flow, "health").getFirst()).isEqualTo("bad");
  }

  @Test
  void a_pipeline_that_was_never_used_is_idle() {
    assertThat(parts(flow(new Snapshot().neverAnything()), "health")).containsOnly("idle");
  }
}
