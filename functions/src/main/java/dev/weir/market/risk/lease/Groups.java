package dev.weir.market.risk.lease;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Distributes portfolios over groups, each with its own lease. A pure function of the name, so that
 * all Regions distribute alike.
 *
 * @param count the number of groups. Until both Regions have the same count, each may consider a
 *     portfolio the other's; the next sweep after that applies the skipped marks
 */
public record Groups(int count) {

  /**
   * Returns the group of a portfolio. String's hash is specified in its Javadoc and so the same on
   * every machine.
   */
  public String of(String portfolio) {
    return "group-" + Math.floorMod(portfolio.hashCode(), count);
  }

  /** Returns portfolios by their group, in the order of the groups' names. */
  public Map<String, List<String>> share(Collection<String> portfolios) {
    return portfolios.stream()
        .collect(Collectors.groupingBy(this::of, TreeMap::new, Collectors.toList()));
  }
}
