package dev.weir.metrics.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * Panels about one section of the data flow, next to each other: produced, waiting, computed,
 * stored, delivered; or the cost.
 *
 * @param region the Region where all of it is measured, if it differs from the rest of the
 *     dashboard
 */
public record Section(String title, List<Panel> panels, Optional<String> region) {
  public Section {
    panels = List.copyOf(panels);
  }

  /** Creates a section that is measured in the Region of the dashboard. */
  public Section(String title, List<Panel> panels) {
    this(title, panels, Optional.empty());
  }

  /** Returns the same section for a Region, which its title names. */
  Section in(String otherRegion) {
    return new Section(title + " in " + otherRegion, panels, Optional.of(otherRegion));
  }
}
