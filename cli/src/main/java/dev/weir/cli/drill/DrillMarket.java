package dev.weir.cli.drill;

import dev.weir.cli.reference.Problems;
import dev.weir.cli.reference.ReferenceFiles;
import dev.weir.events.market.Tick;
import dev.weir.events.sample.MarketFeed;
import dev.weir.events.sample.MarketSample;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.Position;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.market.risk.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A made-up market for one drill. Its symbols and portfolios have names of their own, so that
 * neither an earlier drill nor what a user sent has a part in it.
 */
final class DrillMarket {

  private static final int INSTRUMENTS = 40;
  private static final int DAYS = 250;
  private static final int PORTFOLIOS = 8;

  private final String prefix;
  private final MarketSample sample;

  DrillMarket(Instant now, int ticks, int ticksPerSecond) {
    prefix = "D" + now.getEpochSecond() + "-";
    sample =
        MarketSample.of(
                now.getEpochSecond(), now.truncatedTo(ChronoUnit.SECONDS), ticks, ticksPerSecond)
            .ofSize(INSTRUMENTS, DAYS, PORTFOLIOS);
  }

  /** What the names of its symbols and portfolios begin with. */
  String prefix() {
    return prefix;
  }

  Stream<Tick> ticks(MarketFeed feed) {
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
        tick.occurredAt());
  }

  /** The reference data, read from the files that {@code weir load reference} would read. */
  ReferenceSet reference() {
    try {
      var folder = Files.createTempDirectory("weir-drill");
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
        set.sessions());
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

  private Position renamed(Position each) {
    return new Position(
        prefix + each.portfolio(), prefix + each.symbol(), each.quantity(), each.averageCost());
  }
}
