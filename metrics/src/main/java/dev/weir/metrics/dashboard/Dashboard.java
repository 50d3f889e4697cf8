package dev.weir.metrics.dashboard;

import java.util.List;

/**
 * A page of panels, read along the data flow.
 *
 * @param id part of its name: {@code overview}, {@code access-logs}, {@code transactions}, {@code
 *     market}
 */
public record Dashboard(String id, String title, List<Section> stretches) {
  public Dashboard {
    stretches = List.copyOf(stretches);
  }
}
