package dev.weir.infra;

import java.util.List;
import java.util.Map;

/**
 * The settings of the market pipeline, which runs in two Regions.
 *
 * @param regions the two that receive ticks
 * @param witness the third of their set, which has no readable data: two that agree are a majority
 * @param stream the capacity and consumers of each Region's stream
 * @param marks the marks function's settings, by environment variable
 * @param risk the risk function's settings, by environment variable
 * @param riskWindowSeconds how long changes of marks wait for a fuller batch: each batch makes at
 *     most one decision per portfolio
 */
record MarketSettings(
    List<String> regions,
    String witness,
    StreamSettings stream,
    Map<String, String> marks,
    Map<String, String> risk,
    int riskWindowSeconds) {

  MarketSettings {
    regions = List.copyOf(regions);
    marks = Ordered.copyOf(marks);
    risk = Ordered.copyOf(risk);
  }
}
