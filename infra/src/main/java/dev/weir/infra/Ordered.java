package dev.weir.infra;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Immutable maps in the order of their keys.
 *
 * <p>Everything that ends up in a template must have a defined order. The JDK iterates over {@code
 * Map.of} and {@code Map.copyOf} in an order that differs between JVMs, so the same sources would
 * give different templates, and each deployment would publish new versions.
 */
final class Ordered {
  private Ordered() {}

  static <K extends Comparable<K>, V> Map<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
