package dev.weir.metrics.dashboard;

import java.util.List;

/**
 * Panels about one stretch of the data's way, side by side: produced, waiting, computed, stored,
 * delivered; or what it costs.
 */
public record Stretch(String title, List<Panel> panels) {
  public Stretch {
    panels = List.copyOf(panels);
  }
}
