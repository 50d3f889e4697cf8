package dev.weir.verification.kits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.market.delivery.commit.DecisionTopic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of a topic of decisions. */
abstract class DecisionTopicContract {

  private DecisionTopic topic;

  /** Returns one whose messages nobody else receives. */
  abstract DecisionTopic open();

  /** Returns the messages that a trading system received so far, at least this many, in order. */
  abstract List<String> received(int count);

  @BeforeEach
  void openTopic() {
    topic = open();
  }

  @Test
  void a_portfolios_decisions_come_in_the_order_in_which_they_were_handed_over() {
    for (var version = 1; version <= 15; version++) {
      topic.publish("growth", version, "{\"version\":" + version + "}");
    }
    var received = received(15);
    assertThat(received).hasSize(15);
    for (var version = 1; version <= 15; version++) {
      assertThat(received.get(version - 1)).isEqualTo("{\"version\":" + version + "}");
    }
  }

  @Test
  void a_decision_that_is_handed_over_again_comes_once() {
    topic.publish("growth", 1, "{\"version\":1}");
    topic.publish("growth", 2, "{\"version\":2}");
    topic.publish("growth", 1, "{\"version\":1}");
    topic.publish("value", 1, "{\"other\":1}");
    topic.publish("growth", 3, "{\"version\":3}");
    assertThat(received(4))
        .containsExactlyInAnyOrder(
            "{\"version\":1}", "{\"version\":2}", "{\"other\":1}", "{\"version\":3}")
        .containsSubsequence("{\"version\":1}", "{\"version\":2}", "{\"version\":3}");
  }

  @Test
  void beats_come_once_and_in_order_also_with_the_number_of_a_decision() {
    topic.publish("growth", 1, "{\"version\":1}");
    topic.beat("@group-1", 1, "{\"beat\":1}");
    topic.beat("@group-1", 2, "{\"beat\":2}");
    topic.beat("@group-1", 1, "{\"beat\":1}");
    assertThat(received(3))
        .containsExactlyInAnyOrder("{\"version\":1}", "{\"beat\":1}", "{\"beat\":2}")
        .containsSubsequence("{\"beat\":1}", "{\"beat\":2}");
  }

  @Test
  void the_longest_decision_comes_whole() {
    // The maximum length that DecisionJson allows.
    var longest = "{\"marks\":\"" + "M".repeat(200_000 - 12) + "\"}";
    topic.publish("growth", 1, longest);
    assertThat(received(1)).containsExactly(longest);
  }
}
