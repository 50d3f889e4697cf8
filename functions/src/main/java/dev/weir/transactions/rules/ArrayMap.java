package dev.weir.transactions.rules;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A small sorted map as a value: a change copies an array of references, which costs far less than
 * hashing every key again.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class ArrayMap<K, V> extends AbstractMap<K, V> {

  // Up to so many keys, it is worth a look whether one is the same object.
  private static final int FEW = 8;

  private final Comparator<? super K> order;
  private final CopyList<K> keys;
  private final CopyList<V> values;

  private ArrayMap(Comparator<? super K> order, CopyList<K> keys, CopyList<V> values) {
    this.order = order;
    this.keys = keys;
    this.values = values;
  }

  /** Returns a map with the same entries; the same one if it has this order. */
  static <K, V> ArrayMap<K, V> of(Comparator<? super K> order, Map<K, V> entries) {
    if (entries instanceof ArrayMap<K, V> same && same.order.equals(order)) {
      return same;
    }
    var sorted = new TreeMap<K, V>(order);
    sorted.putAll(entries);
    return new ArrayMap<>(order, CopyList.of(sorted.keySet()), CopyList.of(sorted.values()));
  }

  @Override
  public int size() {
    return keys.size();
  }

  K keyAt(int index) {
    return keys.get(index);
  }

  V valueAt(int index) {
    return values.get(index);
  }

  @Override
  @SuppressWarnings("unchecked") // as a TreeMap, it can only be asked for keys
  public V get(Object key) {
    var index = indexOf((K) key);
    return index < 0 ? null : values.get(index);
  }

  @Override
  @SuppressWarnings("unchecked") // as above
  public boolean containsKey(Object key) {
    return indexOf((K) key) >= 0;
  }

  /** Returns the index of a key; if it is absent, {@code -1 -} the index that it would have. */
  @SuppressWarnings("ReferenceEquality") // equal keys are found by their order
  private int indexOf(K key) {
    if (keys.size() <= FEW) {
      for (var i = 0; i < keys.size(); i++) {
        if (keys.get(i) == key) {
          return i;
        }
      }
    }
    var low = 0;
    var high = keys.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var compared = order.compare(keys.get(middle), key);
      if (compared == 0) {
        return middle;
      }
      low = compared < 0 ? middle + 1 : low;
      high = compared < 0 ? high : middle - 1;
    }
    return -1 - low;
  }

  /** Returns this with an entry, which replaces the one of the same key. */
  ArrayMap<K, V> with(K key, V value) {
    var index = indexOf(key);
    return index >= 0
        ? new ArrayMap<>(order, keys, values.with(index, value))
        : new ArrayMap<>(order, keys.plus(-1 - index, key), values.plus(-1 - index, value));
  }

  /** Returns this without the entry of a key. */
  ArrayMap<K, V> without(K key) {
    var index = indexOf(key);
    return index < 0 ? this : withoutAt(index);
  }

  /** Returns this without the entry at an index. */
  ArrayMap<K, V> withoutAt(int index) {
    return new ArrayMap<>(order, keys.without(index, index + 1), values.without(index, index + 1));
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<K, V>> iterator() {
        return IntStream.range(0, keys.size())
            .mapToObj(i -> Map.entry(keyAt(i), valueAt(i)))
            .iterator();
      }

      @Override
      public int size() {
        return keys.size();
      }
    };
  }
}
