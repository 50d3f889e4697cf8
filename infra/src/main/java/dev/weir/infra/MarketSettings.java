package dev.weir.infra;

import java.util.List;
import java.util.Map;

/**
 * What can be set about the market pipeline, which runs in two Regions.
 *
 * @param regions the two that ticks come into
 * @param witness the third of their set, which keeps no data that could be read: two that agree are
 *     a majority
 * @param stream how each Region's stream is sized and read
 * @param marks the marks function's own settings, by environment variable
 * @param risk the risk function's
 * @param riskWindowSeconds how long changes of marks wait for a fuller batch: each batch is one
 *     decision a portfolio at most
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
