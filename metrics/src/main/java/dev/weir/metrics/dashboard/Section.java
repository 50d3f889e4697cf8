package dev.weir.metrics.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * Panels about one stretch of the data flow, side by side: produced, waiting, computed, stored,
 * delivered; or what it costs.
 *
 * @param region where all of it is measured, if elsewhere than the rest of the dashboard
 */
public record Section(String title, List<Panel> panels, Optional<String> region) {
  public Section {
    panels = List.copyOf(panels);
  }

  /** Measured where the rest of the dashboard is. */
  public Section(String title, List<Panel> panels) {
    this(title, panels, Optional.empty());
  }

  /** The same of a Region, which its title says. */
  Section in(String otherRegion) {
    return new Section(title + " in " + otherRegion, panels, Optional.of(otherRegion));
  }
}
