package dev.weir.metrics.dashboard;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A chart of some series.
 *
 * @param title its subject, with the unit
 * @param shape how it is drawn
 * @param series its contents
 * @param limit a line that the values should stay below, if there is one
 */
public record Panel(String title, Shape shape, List<Series> series, OptionalDouble limit) {

  /** How a panel is drawn. */
  public enum Shape {
    LINES,
    STACKED,
    NUMBERS
  }

  public Panel {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("A panel shows something: " + title);
    }
  }
}
