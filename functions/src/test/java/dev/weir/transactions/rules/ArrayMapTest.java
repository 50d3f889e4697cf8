package dev.weir.transactions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrayMapTest {

  @Test
  void it_holds_what_a_tree_map_holds_and_a_change_leaves_earlier_values_as_they_were() {
    Property.holds(
        draw -> {
          var map = ArrayMap.of(Comparator.<Integer>reverseOrder(), Map.<Integer, String>of());
          var expected = new TreeMap<Integer, String>(Comparator.reverseOrder());
          for (var i = 0; i < 100; i++) {
            var before = map;
            var expectedBefore = new TreeMap<>(expected);
            if (!map.isEmpty() && draw.integer(0, 2) == 0) {
              var index = draw.integer(0, map.size() - 1);
              expected.remove(map.keyAt(index));
              map = map.withoutAt(index);
            } else {
              var key = draw.integer(0, 30);
              map = map.with(key, "value " + i);
              expected.put(key, "value " + i);
            }
            assertThat(before).isEqualTo(expectedBefore);
          }
          assertThat(map.entrySet()).containsExactlyElementsOf(expected.entrySet());
          for (var key = 0; key <= 30; key++) {
            assertThat(map.get(key)).isEqualTo(expected.get(key));
            assertThat(map.containsKey(key)).isEqualTo(expected.containsKey(key));
          }
        });
  }
}
