package dev.weir.accesslog.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.property.Property;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class MinuteCountTest {

  private static MinuteCount of(String... services) {
    var counts = new LinkedHashMap<String, ServiceCount>();
    for (var service : services) {
      counts.merge(service, ServiceCount.ZERO.with(Counter.SUCCESSFUL, 1), ServiceCount::plus);
    }
    return new MinuteCount(counts);
  }

  private static long requests(MinuteCount count) {
    return count.services().values().stream().mapToLong(ServiceCount::requests).sum();
  }

  @Test
  void services_that_are_there_keep_their_place_and_later_ones_are_other() {
    var sum = of("a", "b").plus(of("c", "b", "d"), 2);
    assertThat(sum.services()).containsOnlyKeys("a", "b", MinuteCount.OTHER);
    assertThat(sum.services().get("b").requests()).isEqualTo(2);
    assertThat(sum.services().get(MinuteCount.OTHER).requests()).isEqualTo(2);
  }

  @Test
  void a_service_that_is_called_other_takes_no_place() {
    assertThat(of(MinuteCount.OTHER).plus(of("a"), 1).services())
        .containsOnlyKeys(MinuteCount.OTHER, "a");
  }

  @Test
  void wherever_a_batch_is_cut_the_same_services_are_named() {
    Property.holds(
        300,
        draw -> {
          var lines = draw.list(0, 40, () -> draw.integer(0, 9));
          var cut = draw.integer(0, 40);
          var maxServices = draw.integer(1, 5);
          var names = lines.stream().map(i -> "s" + i).toArray(String[]::new);
          var at = Math.min(cut, names.length);
          var first = of(Arrays.copyOfRange(names, 0, at));
          var rest = of(Arrays.copyOfRange(names, at, names.length));
          var inTwo = MinuteCount.EMPTY.plus(first, maxServices).plus(rest, maxServices);
          assertThat(inTwo).isEqualTo(MinuteCount.EMPTY.plus(of(names), maxServices));
          assertThat(requests(inTwo)).isEqualTo(names.length);
        });
  }
}
