package dev.weir.accesslog.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinuteSetTest {

  @Test
  void it_has_the_minutes_of_any_other_set_also_after_it_was_cleared() {
    Property.holds(
        draw -> {
          var minutes = new MinuteSet();
          for (var times = draw.integer(1, 3); times > 0; times--) {
            minutes.clear();
            var other = new LinkedHashSet<Long>();
            for (var minute : draw.list(0, 60, () -> draw.integer(-1L, 20L))) {
              assertThat(minutes.add(minute)).isEqualTo(other.add(minute));
            }
            assertThat(all(minutes)).containsExactlyElementsOf(other);
          }
        });
  }

  private static List<Long> all(MinuteSet minutes) {
    return IntStream.range(0, minutes.size()).mapToObj(minutes::get).toList();
  }
}
