package dev.weir.rehearsal.trial;

import dev.weir.client.reference.ReferenceFiles;
import dev.weir.events.market.Tick;
import dev.weir.market.exposure.Limits;
import dev.weir.market.reference.CollarRule;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.samples.MarketFeed;
import dev.weir.samples.MarketSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A synthetic market for one trial. Its symbols and portfolios can have a prefix that keeps them
 * apart from earlier trials and from a user's data.
 */
public final class SyntheticMarket {

  private final String prefix;
  private final MarketSample sample;

  /**
   * Creates a market from a sample with other names.
   *
   * @param prefix for the names of its symbols and portfolios; empty to leave them unchanged
   */
  public SyntheticMarket(String prefix, MarketSample sample) {
    this.prefix = prefix;
    this.sample = sample;
  }

  /** Returns the prefix of the names of its symbols and portfolios. */
  public String prefix() {
    return prefix;
  }

  /** Returns a feed's ticks in order, generated again on each call. */
  public Stream<Tick> ticks(MarketFeed feed) {
    return sample.ticks(feed).map(this::renamed);
  }

  private Tick renamed(Tick tick) {
    return new Tick(
        prefix + tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.epoch(),
        tick.sequence(),
        tick.price(),
        tick.bid(),
        tick.ask(),
        tick.size(),
        tick.occurredAt(),
        tick.amends());
  }

  /**
   * Returns the reference data, read from the files that {@code weir load reference} would read.
   */
  public ReferenceSet reference() {
    try {
      var folder = Files.createTempDirectory("weir-reference");
      sample.reference().write(folder);
      var set = ReferenceFiles.read(folder);
      deleteAll(folder);
      return renamed(set);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write reference data to a temporary folder", e);
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private ReferenceSet renamed(ReferenceSet set) {
    Map<String, Limits> limits = new HashMap<>();
    set.limits().forEach((portfolio, most) -> limits.put(prefix + portfolio, most));
    return new ReferenceSet(
        set.instruments().stream().map(this::renamed).toList(),
        set.fx(),
        set.positions().stream().map(this::renamed).toList(),
        limits,
        set.sessions(),
        set.collars().stream().map(this::renamed).toList(),
        set.policy(),
        set.ages());
  }

  private Instrument renamed(Instrument each) {
    return new Instrument(
        prefix + each.symbol(),
        each.name(),
        each.assetClass(),
        each.currency(),
        each.multiplier(),
        each.returns());
  }

  private CollarRule renamed(CollarRule each) {
    return new CollarRule(each.symbol().map(prefix::concat), each.assetClass(), each.collar());
  }

  private PortfolioPosition renamed(PortfolioPosition each) {
    return new PortfolioPosition(
        prefix + each.portfolio(), prefix + each.symbol(), each.quantity(), each.averageCost());
  }
}
