package dev.weir.rehearsal.trial;

import dev.weir.client.reference.Problems;
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
 * A synthetic market for one trial. Its symbols and portfolios can have names of their own, so that
 * neither an earlier trial nor what a user sent has a part in it.
 */
public final class SyntheticMarket {

  private final String prefix;
  private final MarketSample sample;

  /**
   * A sample under other names.
   *
   * @param prefix that the names of its symbols and portfolios get; empty to leave them as they are
   */
  public SyntheticMarket(String prefix, MarketSample sample) {
    this.prefix = prefix;
    this.sample = sample;
  }

  /** What the names of its symbols and portfolios begin with. */
  public String prefix() {
    return prefix;
  }

  /** What a feed brings, in its order. Each call makes it again. */
  public Stream<Tick> ticks(MarketFeed feed) {
    return sample.ticks(feed).map(this::renamed);
  }

  private Tick renamed(Tick tick) {
    return new Tick(
        prefix + tick.symbol(),
        tick.venue(),
        tick.session(),
        tick.sequence(),
        tick.price(),
        tick.bid(),
        tick.ask(),
        tick.size(),
        tick.occurredAt(),
        tick.amends());
  }

  /** The reference data, read from the files that {@code weir load reference} would read. */
  public ReferenceSet reference() {
    try {
      var folder = Files.createTempDirectory("weir-reference");
      sample.reference().write(folder);
      var problems = new Problems();
      var set = ReferenceFiles.read(folder, problems);
      deleteAll(folder);
      return renamed(set.orElseThrow(() -> new IllegalStateException(problems.all().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("Reference data can't be written to a temporary folder", e);
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
