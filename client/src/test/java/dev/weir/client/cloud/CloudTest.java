package dev.weir.client.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudTest {

  private final Cloud cloud =
      new Cloud(
          "the stack weir-dev",
          Map.of("Projection", "v1", "TransactionProjection", "v1", "ShardPositionsTable", "t"),
          null);

  @Test
  void another_projection_replaces_the_deployed_one_of_both_pipelines_and_nothing_else() {
    var other = cloud.withProjection("v2");

    assertThat(other.projection()).isEqualTo("v2");
    assertThat(other.transactionProjection()).isEqualTo("v2");
    assertThat(other.output("ShardPositionsTable")).isEqualTo("t");
    assertThat(other.name()).isEqualTo(cloud.name());
    assertThat(cloud.projection()).isEqualTo("v1");
  }
}
