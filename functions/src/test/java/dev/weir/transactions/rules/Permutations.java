package dev.weir.transactions.rules;

import java.util.ArrayList;
import java.util.List;

/** Every order of some elements. */
final class Permutations {

  private Permutations() {}

  static <T> List<List<T>> of(List<T> elements) {
    if (elements.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<T>>();
    for (var i = 0; i < elements.size(); i++) {
      var rest = new ArrayList<>(elements);
      var first = rest.remove(i);
      for (var order : of(rest)) {
        var whole = new ArrayList<T>(order);
        whole.addFirst(first);
        all.add(whole);
      }
    }
    return all;
  }
}
