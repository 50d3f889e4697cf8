package dev.weir.market.risk.lease;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shares portfolios out among groups, each with a lease of its own. A pure function of the name, so
 * that all Regions share out alike.
 *
 * @param count how many groups there are. Until both Regions have the same count, each may take a
 *     portfolio for the other's; the next sweep after that takes in what was skipped
 */
public record Groups(int count) {

  /** The group of a portfolio. String's hash is the same on every machine: its Javadoc says how. */
  public String of(String portfolio) {
    return "group-" + Math.floorMod(portfolio.hashCode(), count);
  }

  /** Portfolios by their group, in the order of the groups' names. */
  public Map<String, List<String>> share(Collection<String> portfolios) {
    return portfolios.stream()
        .collect(Collectors.groupingBy(this::of, TreeMap::new, Collectors.toList()));
  }
}
