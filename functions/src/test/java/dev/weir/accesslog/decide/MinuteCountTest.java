package dev.weir.accesslog.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.property.Property;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static Places places(int maxServices) {
    return new Places(maxServices, Set.of(), Set.of());
  }

  private static String[] invented(int hosts) {
    return IntStream.range(0, hosts).mapToObj(i -> "host" + i).toArray(String[]::new);
  }

  @Test
  void a_service_with_a_rule_has_a_name_whatever_came_before() {
    var places = new Places(100, Set.of("checkout"), Set.of());
    var sum = MinuteCount.EMPTY.plus(of(invented(150)), places).plus(of("checkout"), places);

    assertThat(sum.services()).hasSize(102).containsKey("checkout");
    assertThat(sum.others().count()).isEqualTo(50);
  }

  @Test
  void the_busiest_have_places_that_nobody_else_takes() {
    var places = new Places(100, Set.of(), Set.of("shop", "search"));
    var sum = MinuteCount.EMPTY.plus(of(invented(150)), places).plus(of("shop"), places);

    assertThat(sum.services()).hasSize(98 + 1 + 1).containsKey("shop");
    assertThat(sum.plus(of("search"), places).services()).containsKey("search");
  }

  @Test
  void a_named_service_is_never_displaced_within_a_minute() {
    var full = MinuteCount.EMPTY.plus(of(invented(100)), places(100));
    var sum = full.plus(of("shop", "host7"), new Places(100, Set.of(), Set.of("shop")));

    assertThat(sum.services().keySet()).containsAll(full.services().keySet());
    assertThat(sum.services().get("host7").requests()).isEqualTo(2);
    assertThat(sum.services()).doesNotContainKey("shop");
  }

  @Test
  void lanes_that_have_the_same_names_in_other_stand_for_them_once() {
    var one = MinuteCount.EMPTY.plus(of(invented(30)), places(10));
    var two = MinuteCount.EMPTY.plus(of(invented(40)), places(20));

    assertThat(one.plus(two, Places.ALL).others().count()).isEqualTo(30);
  }

  @Test
  void of_many_names_the_number_is_near() {
    var sum = MinuteCount.EMPTY.plus(of(invented(20_000)), places(1));

    assertThat(sum.others().count()).isBetween(17_000L, 23_000L);
    assertThat(sum.others().toBytes()).hasSize(4 * OtherNames.MAX);
  }

  @Test
  void services_that_are_there_keep_their_place_and_later_ones_are_other() {
    var sum = of("a", "b").plus(of("c", "b", "d"), places(2));
    assertThat(sum.services()).containsOnlyKeys("a", "b", MinuteCount.OTHER);
    assertThat(sum.services().get("b").requests()).isEqualTo(2);
    assertThat(sum.services().get(MinuteCount.OTHER).requests()).isEqualTo(2);
  }

  @Test
  void a_service_that_is_called_other_takes_no_place() {
    assertThat(of(MinuteCount.OTHER).plus(of("a"), places(1)).services())
        .containsOnlyKeys(MinuteCount.OTHER, "a");
  }

  @Test
  void wherever_a_batch_is_cut_the_same_services_are_named() {
    Property.holds(
        300,
        draw -> {
          var lines = draw.list(0, 40, () -> draw.integer(0, 9));
          var cut = draw.integer(0, 40);
          var busy = Set.of("s1", "s2").stream().filter(_ -> draw.integer(0, 1) == 0);
          var withRules = draw.integer(0, 1) == 0 ? Set.of("s3") : Set.<String>of();
          var places = new Places(draw.integer(4, 6), withRules, busy.collect(Collectors.toSet()));
          var names = lines.stream().map(i -> "s" + i).toArray(String[]::new);
          var at = Math.min(cut, names.length);
          var first = of(Arrays.copyOfRange(names, 0, at));
          var rest = of(Arrays.copyOfRange(names, at, names.length));
          var inTwo = MinuteCount.EMPTY.plus(first, places).plus(rest, places);
          assertThat(inTwo).isEqualTo(MinuteCount.EMPTY.plus(of(names), places));
          assertThat(requests(inTwo)).isEqualTo(names.length);
        });
  }
}
