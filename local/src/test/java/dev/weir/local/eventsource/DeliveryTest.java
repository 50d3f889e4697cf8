package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final EventSourceFixture source = new EventSourceFixture();

  @Test
  void records_are_delivered_in_order_in_one_batch() {
    source.put("a", "b", "c").run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void what_arrives_later_is_delivered_too() {
    source.put("a");
    source.stream.putAt(at(5), "b");
    source.run();
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void it_goes_on_where_it_was_left() {
    source.put("a").run(Duration.ofSeconds(5));
    source.put("b").run(Duration.ofSeconds(5));
    assertThat(source.function.keys()).containsExactly(List.of("a"), List.of("b"));
  }
}
