package dev.weir.transactions.rules;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;

/**
 * A list as a value: a change copies its array once, which takes less than a tenth of a microsecond
 * for the few hundred elements that a profile keeps.
 *
 * @param <T> elements
 */
final class CopyList<T> extends AbstractList<T> implements RandomAccess {

  private static final CopyList<?> EMPTY = new CopyList<>(new Object[0]);

  private final Object[] elements;

  private CopyList(Object[] elements) {
    this.elements = elements;
  }

  @SuppressWarnings("unchecked") // it has no element
  static <T> CopyList<T> empty() {
    return (CopyList<T>) EMPTY;
  }

  static <T> CopyList<T> of(Collection<? extends T> elements) {
    return new CopyList<>(elements.toArray());
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  @SuppressWarnings("unchecked") // every element was given as a T
  public T get(int index) {
    return (T) elements[index];
  }

  /** Returns this with one more element, at an index. */
  CopyList<T> plus(int index, T added) {
    var more = new Object[elements.length + 1];
    System.arraycopy(elements, 0, more, 0, index);
    System.arraycopy(elements, index, more, index + 1, elements.length - index);
    more[index] = added;
    return new CopyList<>(more);
  }

  /** Returns this with another element at an index. */
  CopyList<T> with(int index, T other) {
    var changed = elements.clone();
    changed[index] = other;
    return new CopyList<>(changed);
  }

  /**
   * Returns this without the element at an index and with one more at another, in a single copy.
   *
   * @param added at this index of the result
   */
  CopyList<T> replaced(int removed, int added, T element) {
    var changed = elements.clone();
    if (removed < added) {
      System.arraycopy(elements, removed + 1, changed, removed, added - removed);
    } else {
      System.arraycopy(elements, added, changed, added + 1, removed - added);
    }
    changed[added] = element;
    return new CopyList<>(changed);
  }

  /** Returns this without the elements between two indexes. */
  CopyList<T> without(int from, int to) {
    var fewer = new Object[elements.length - (to - from)];
    System.arraycopy(elements, 0, fewer, 0, from);
    System.arraycopy(elements, to, fewer, from, elements.length - to);
    return new CopyList<>(fewer);
  }
}
