package dev.weir.market.portfolio;

import dev.weir.market.ConflictRetry;
import dev.weir.market.Mark;
import dev.weir.market.MarkStore;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.CallFailedException;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.Outcome;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from marks that moved to decisions: which portfolios hold them, which of these are this
 * Region's to compute, compute, decide, commit.
 *
 * <p>A group that this Region has taken over, or whose reference data are new, is computed anew
 * from all marks first. So marks that were passed over while another Region held it are not lost.
 * Each minute the sweep does the same with all groups that this Region holds.
 */
final class RiskPipeline {

  private static final Logger LOG = LoggerFactory.getLogger(RiskPipeline.class);

  // Enough for the commits under way, with retries: what is begun later could be cut off.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private final MarkStore marks;
  private final Concurrency concurrency;
  private final CurrentReference references;
  private final CurrentHalts halts;
  private final Groups groups;
  private final GroupLeases leases;
  private final PortfolioUpdates updates;
  private final FiguresAudit audit;
  private final RiskMetrics metrics;

  RiskPipeline(RiskSettings settings, RiskPorts ports, Meter meter) {
    marks = ports.marks();
    concurrency = ports.concurrency();
    references = new CurrentReference(ports.references());
    halts = new CurrentHalts(ports.halts());
    groups = new Groups(settings.groups());
    metrics = new RiskMetrics(meter);
    var conflicts = new ConflictRetry(ports.pause(), meter);
    leases =
        new GroupLeases(
            ports.leases(), conflicts, settings.region(), settings.lease(), ports.clock());
    audit = new FiguresAudit(ports.risks(), ports.clock());
    updates = new PortfolioUpdates(settings, ports, references, halts, conflicts, metrics);
  }

  /** Applies the changes of marks; returns from where on they are to be delivered again, if so. */
  Outcome apply(TableBatch batch, Deadline deadline) {
    if (batch.records().isEmpty()) {
      return Outcome.done();
    }
    metrics.begin(batch);
    try {
      var arrivedAt =
          batch.records().stream()
              .flatMap(change -> MarkRecord.arrivedAt(change).stream())
              .min(Comparator.naturalOrder());
      var moved = batch.records().stream().map(MarkRecord::read).flatMap(Optional::stream).toList();
      // Asked after the batch came, as the leases are, and for the same reason.
      halts.refresh();
      references
          .latest()
          .ifPresent(
              book -> compute(touched(moved, book), News.moved(moved, arrivedAt), book, deadline));
      return Outcome.done();
    } catch (CallFailedException e) {
      var first = batch.records().stream().map(TableRecord::sequenceNumber).findFirst();
      LOG.warn("Not computed, delivered again from={}", first.get(), e);
      return Outcome.retryFrom(first.get());
    }
  }

  /**
   * Looks after all groups: takes over what has expired, and takes all marks into the portfolios of
   * those that this Region holds, so that a change of a mark that never came is made good; then
   * compares some stored figures with its own. Each minute.
   *
   * @throws UnavailableException where a table does not answer; the next time mends it
   */
  void sweep(Deadline deadline) {
    halts.refresh();
    references
        .latest()
        .ifPresent(
            book -> {
              takeAll(hold(groups.share(book.portfolios()), Optional.empty()), book, deadline);
              metrics.disagree(audit.disagreements(book.portfolios(), book, deadline));
            });
  }

  private static Collection<String> touched(List<Mark> moved, ReferenceBook book) {
    var portfolios = new TreeSet<String>();
    moved.forEach(mark -> portfolios.addAll(book.holders(mark.symbol())));
    return portfolios;
  }

  private void compute(
      Collection<String> portfolios, News moved, ReferenceBook book, Deadline deadline) {
    var touched = groups.share(portfolios);
    var held = hold(touched, moved.arrivedAt());
    takeAll(
        held.stream().filter(lease -> lease.refreshed() < book.version()).toList(), book, deadline);
    for (var lease : held) {
      if (lease.refreshed() >= book.version()) {
        take(touched.get(lease.group()), moved, lease, book, deadline);
      }
    }
  }

  /**
   * The leases of some groups that this Region holds or can have. All of them before anything is
   * read: a mark that was passed over before has to be in that.
   */
  private List<Lease> hold(Map<String, List<String>> touched, Optional<Instant> waitingSince) {
    var found =
        concurrency.map(List.copyOf(touched.keySet()), group -> leases.hold(group, waitingSince));
    var held = found.stream().flatMap(Optional::stream).toList();
    metrics.passedOver(passedOver(touched, held));
    return held;
  }

  private static int passedOver(Map<String, List<String>> touched, List<Lease> held) {
    var mine = held.stream().map(Lease::group).collect(Collectors.toSet());
    return touched.entrySet().stream()
        .filter(group -> !mine.contains(group.getKey()))
        .mapToInt(group -> group.getValue().size())
        .sum();
  }

  /** Takes all marks into all portfolios of some groups, those that were taken over first. */
  private void takeAll(List<Lease> held, ReferenceBook book, Deadline deadline) {
    if (held.isEmpty()) {
      return;
    }
    var all = News.all(marks.all());
    var shared = groups.share(book.portfolios());
    for (var lease : held.stream().sorted(Comparator.comparingLong(Lease::refreshed)).toList()) {
      var portfolios = shared.getOrDefault(lease.group(), List.of());
      take(portfolios, all, lease, book, deadline);
      if (lease.refreshed() < book.version()) {
        leases.refreshed(lease, book.version());
        LOG.info(
            "Computed anew group={} epoch={} portfolios={} reference={}",
            lease.group(),
            lease.epoch(),
            portfolios.size(),
            book.version());
      }
    }
  }

  private void take(
      List<String> portfolios, News news, Lease lease, ReferenceBook book, Deadline deadline) {
    if (deadline.isNear(RESERVE)) {
      throw new UnavailableException("Time is short group=" + lease.group(), null);
    }
    concurrency.map(
        portfolios,
        portfolio -> {
          updates.take(portfolio, news, lease, book);
          return portfolio;
        });
  }
}
