package dev.weir.local.eventsource;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One field of a cron expression: {@code *}, {@code 5}, {@code 1-5}, {@code 0/15}, {@code MON-FRI},
 * and lists of them.
 *
 * @param name for messages
 * @param names the values' names from the lowest on; empty for none
 */
record CronField(String name, int low, int high, List<String> names) {

  NavigableSet<Integer> read(String text) {
    var values = new TreeSet<Integer>();
    for (var part : text.split(",", -1)) {
      add(part, values);
    }
    return values;
  }

  private void add(String part, NavigableSet<Integer> values) {
    var stepped = part.split("/", -1);
    if (stepped.length > 2) {
      throw wrong(part);
    }
    int step = stepped.length == 2 ? number(stepped[1]) : 1;
    if (step == 0) {
      throw wrong(part);
    }
    var range = stepped[0].split("-", -1);
    int from = stepped[0].equals("*") ? low : value(range[0]);
    int to = last(stepped, range, from);
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
  }

  private int last(String[] stepped, String[] range, int from) {
    if (range.length == 2) {
      int to = value(range[1]);
      if (to < from) {
        throw wrong(stepped[0]);
      }
      return to;
    }
    // A step without a range runs to the end: 0/15 is 0, 15, 30, 45.
    return stepped[0].equals("*") || stepped.length == 2 ? high : from;
  }

  int value(String text) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? named + low : number(text);
    if (value < low || value > high) {
      throw wrong(text);
    }
    return value;
  }

  private int number(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw wrong(text);
    }
    return Integer.parseInt(text);
  }

  IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "The %s of a cron expression can not be %s".formatted(name, text));
  }
}
