package dev.weir.transactions.rules;

import java.util.function.IntPredicate;

/** Finds a place in a sorted sequence. */
final class Bisection {

  private Bisection() {}

  /**
   * Returns the number of first elements that have a property.
   *
   * @param size the number of elements
   * @param property of an index; no element has it after one that does not
   */
  static int count(int size, IntPredicate property) {
    var low = 0;
    var high = size;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (property.test(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
