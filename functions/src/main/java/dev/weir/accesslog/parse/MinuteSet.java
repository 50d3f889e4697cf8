package dev.weir.accesslog.parse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Distinct minutes, in the order in which they were added. A record has one or two as a rule, so a
 * few are compared one by one, without objects; more of them are looked up in a set.
 */
public final class MinuteSet {

  private static final int FEW = 8;

  private long[] minutes = new long[FEW];
  private int size;
  private final Set<Long> many = new HashSet<>();

  /** Adds a minute, in minutes since 1970; returns false if it is in the set already. */
  boolean add(long minute) {
    if (contains(minute)) {
      return false;
    }
    if (size == minutes.length) {
      minutes = Arrays.copyOf(minutes, 2 * size);
    }
    minutes[size++] = minute;
    if (size > FEW) {
      addToMany();
    }
    return true;
  }

  private void addToMany() {
    for (int i = many.size(); i < size; i++) {
      many.add(minutes[i]);
    }
  }

  private boolean contains(long minute) {
    if (size > FEW) {
      return many.contains(minute);
    }
    for (int i = 0; i < size; i++) {
      if (minutes[i] == minute) {
        return true;
      }
    }
    return false;
  }

  /** Removes all minutes. */
  void clear() {
    size = 0;
    if (!many.isEmpty()) {
      many.clear();
    }
  }

  /** Returns the number of minutes. */
  public int size() {
    return size;
  }

  /** Returns the n-th minute, in minutes since 1970. */
  public long get(int n) {
    return minutes[n];
  }
}
