package dev.weir.accesslog.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.accesslog.parse.ServiceName;
import dev.weir.events.Minute;
import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  private static ServiceName name(byte[] bytes) {
    return new ServiceName().set(bytes);
  }

  private static ServiceName name(String name) {
    return name(name.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, ServiceCount> services(long minute) {
    return tally.counts().get(new Minute(minute)).services();
  }

  @Test
  void lines_add_up_by_minute_service_and_class() {
    tally.add(59, name("shop"), 200, 10, false);
    tally.add(60, name("shop"), 503, 5, true);
    tally.add(0, name("search"), 404, 1, false);
    tally.add(1, name("shop"), 0, 7, false);
    tally.reject(2, name("shop"));
    assertThat(tally.minutes()).isEqualTo(2);
    assertThat(tally.cells()).isEqualTo(3);
    assertThat(services(0).get("shop")).hasToString("{2xx=1, other=1, bytes=17, rejected=1}");
    assertThat(services(0).get("search")).hasToString("{4xx=1, bytes=1}");
    assertThat(services(1).get("shop")).hasToString("{5xx=1, bytes=5, late=1}");
  }

  @Test
  void bytes_that_are_too_many_for_a_counter_stay_at_the_most_that_it_holds() {
    for (var i = 0; i < 10; i++) {
      tally.add(0, name("shop"), 200, 999_999_999_999_999_999L, false);
    }
    var once = services(0).get("shop");
    assertThat(once.get(Counter.BYTES)).isEqualTo(Long.MAX_VALUE);
    assertThat(once.get(Counter.SUCCESSFUL)).isEqualTo(10);
    assertThat(once.plus(once).get(Counter.BYTES)).isEqualTo(Long.MAX_VALUE);
    assertThat(once.plus(once).get(Counter.SUCCESSFUL)).isEqualTo(20);
  }

  @Test
  void a_second_before_1970_lies_in_the_minute_before_it() {
    tally.reject(-1, name("shop"));
    assertThat(tally.touches(-60)).isTrue();
    assertThat(tally.touches(0)).isFalse();
    assertThat(tally.counts()).containsOnlyKeys(new Minute(-1));
  }

  @Test
  void a_name_is_kept_though_its_bytes_are_used_again() {
    var buffer = "shop".getBytes(StandardCharsets.UTF_8);
    var name = name(buffer);
    tally.add(0, name, 200, 0, false);
    buffer[0] = 'c';
    tally.add(0, name.set(buffer), 200, 0, false);
    assertThat(services(0)).containsOnlyKeys("shop", "chop");
  }

  @Test
  void names_that_are_alike_once_cut_or_decoded_are_counted_together() {
    var longName = "x".repeat(128);
    tally.add(0, name(longName + "a"), 200, 0, false);
    tally.add(0, name(longName + "b"), 200, 0, false);
    tally.add(0, name(new byte[] {(byte) 0xFF}), 200, 0, false);
    tally.add(0, name(new byte[] {(byte) 0xFE}), 200, 0, false);
    assertThat(services(0)).hasSize(2);
    assertThat(services(0).values()).allMatch(count -> count.get(Counter.SUCCESSFUL) == 2);
  }

  @Test
  void a_name_takes_no_more_than_128_bytes_whatever_it_is() {
    Property.holds(
        300,
        draw -> {
          var bytes = draw.bytes(300);
          var fresh = new Tally();
          fresh.reject(0, name(bytes));
          var stored = fresh.counts().get(new Minute(0)).services().keySet().iterator().next();
          assertThat(stored.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(128);
        });
  }

  /** A line's second, service and status, drawn from few values, so that they coincide. */
  record Drawn(long second, String service, int status) {}

  @Test
  void any_order_of_lines_adds_up_as_a_map_does() {
    Property.holds(
        300,
        draw -> {
          var seeds = draw.list(0, 60, () -> draw.integer(0, 10_000));
          var fresh = new Tally();
          var naive = new HashMap<String, Long>();
          var lines = new ArrayList<Drawn>();
          seeds.forEach(s -> lines.add(new Drawn(s % 7 * 40L, "s" + s % 3, 100 + s % 5 * 100)));
          for (var line : lines) {
            fresh.add(line.second(), name(line.service()), line.status(), 0, false);
            var where =
                line.second() / 60 + " " + line.service() + " " + line.status() / 100 + "xx";
            naive.merge(where, 1L, Long::sum);
          }
          var found = new HashMap<String, Long>();
          fresh
              .counts()
              .forEach(
                  (minute, count) ->
                      count
                          .services()
                          .forEach(
                              (service, counted) -> {
                                for (var counter : Counter.values()) {
                                  if (counted.get(counter) != 0) {
                                    var where = minute.epochMinute() + " " + service + " ";
                                    found.put(where + counter.text(), counted.get(counter));
                                  }
                                }
                              }));
          assertThat(found).isEqualTo(naive);
        });
  }
}
