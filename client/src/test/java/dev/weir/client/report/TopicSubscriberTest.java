package dev.weir.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopicSubscriberTest {

  private static final String ALERT =
      "{\"id\":\"a\",\"evidence\":{\"lastArrival\":\"2026-11-23T06:00:00Z\"}}";

  @Test
  void an_alert_that_the_topic_has_unpacked_stays_as_it_is() {
    assertThat(TopicSubscriber.alertOf(ALERT)).isEqualTo(ALERT);
  }

  @Test
  void of_the_texts_for_all_protocols_the_queues_is_taken() {
    var all = "{\"default\":\"text\",\"sqs\":\"{\\\"id\\\":\\\"a\\\"}\"}";

    assertThat(TopicSubscriber.alertOf(all)).isEqualTo("{\"id\":\"a\"}");
  }

  @Test
  void text_that_is_not_json_is_unchanged() {
    assertThat(TopicSubscriber.alertOf("hello")).isEqualTo("hello");
  }

  @Test
  void the_delay_is_counted_from_the_arrival_of_the_record() throws Exception {
    var received =
        new TopicSubscriber.ReceivedMessage(ALERT, Instant.parse("2026-11-23T06:00:00.250Z"));

    assertThat(received.sinceArrival()).contains(Duration.ofMillis(250));
  }
}
