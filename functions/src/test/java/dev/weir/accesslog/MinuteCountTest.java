package dev.weir.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.ServiceCount.Counter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

  @Property(tries = 300)
  void wherever_a_batch_is_cut_the_same_services_are_named(
      @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> lines,
      @ForAll @IntRange(max = 40) int cut,
      @ForAll @IntRange(min = 1, max = 5) int maxServices) {
    var names = lines.stream().map(i -> "s" + i).toArray(String[]::new);
    var at = Math.min(cut, names.length);
    var first = of(Arrays.copyOfRange(names, 0, at));
    var rest = of(Arrays.copyOfRange(names, at, names.length));
    var inTwo = MinuteCount.EMPTY.plus(first, maxServices).plus(rest, maxServices);
    assertThat(inTwo).isEqualTo(MinuteCount.EMPTY.plus(of(names), maxServices));
    assertThat(requests(inTwo)).isEqualTo(names.length);
  }
}
