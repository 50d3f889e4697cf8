package dev.weir.market.risk;

import dev.weir.engine.ByKey;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkStore;
import dev.weir.market.Pulse;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.beat.BeatStep;
import dev.weir.market.risk.commit.KnownPortfolios;
import dev.weir.market.risk.commit.PortfolioStep;
import dev.weir.market.risk.commit.RiskMetrics;
import dev.weir.market.risk.commit.RiskStore;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.DecisionMaker;
import dev.weir.market.risk.decide.MarkUpdates;
import dev.weir.market.risk.lease.GroupLeases;
import dev.weir.market.risk.lease.Groups;
import dev.weir.market.risk.lease.Lease;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Deadline;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies marks to the portfolios of the groups that this Region holds or can acquire. All leases
 * are read before any portfolio or mark: a mark that was skipped before is in the data read
 * afterwards.
 *
 * <p>A group that this Region has taken over, or whose reference data are new, is first recomputed
 * from all marks. So marks that were skipped while another Region held it are not lost.
 */
final class GroupUpdates {

  private static final Logger LOG = LoggerFactory.getLogger(GroupUpdates.class);

  private final MarkStore marks;
  private final RiskStore risks;
  private final Concurrency concurrency;
  private final Groups groups;
  private final GroupLeases leases;
  private final DecisionMaker decisions;
  private final KnownPortfolios known;
  private final ConflictRetry conflicts;
  private final ByKey byPortfolio;
  private final RiskMetrics metrics;
  private final BeatStep beats;

  GroupUpdates(
      RiskSettings settings,
      RiskPorts ports,
      KnownPortfolios known,
      ConflictRetry conflicts,
      ByKey byPortfolio,
      RiskMetrics metrics) {
    this.known = known;
    this.conflicts = conflicts;
    this.byPortfolio = byPortfolio;
    this.metrics = metrics;
    marks = ports.marks();
    risks = ports.risks();
    concurrency = ports.concurrency();
    groups = new Groups(settings.groups());
    leases =
        new GroupLeases(
            ports.leases(), conflicts, settings.region(), settings.lease(), ports.clock());
    var pace = settings.pace();
    decisions = new DecisionMaker(settings.region(), settings.stale(), pace::validUntil, groups);
    beats = new BeatStep(settings.region(), pace, ports.beats(), conflicts);
  }

  /**
   * Applies changed marks to the portfolios that hold them.
   *
   * @return the change from which the batch must be redelivered, if any
   */
  Optional<SequenceNumber> take(MarkUpdates moved, ReferenceBook book, Deadline deadline) {
    var touched = groups.share(holders(moved, book));
    var held = hold(touched, moved.arrivedAt());
    var isCurrent =
        held.stream()
            .collect(Collectors.partitioningBy(lease -> lease.refreshed() >= book.version()));
    return takeAll(moved.sequenceNumber(), isCurrent.get(false), book, deadline, _ -> {})
        .or(
            () ->
                firstOf(
                    isCurrent.get(true),
                    lease ->
                        take(touched.get(lease.group()), moved, lease, book, deadline, _ -> {})));
  }

  /**
   * Makes the groups beat that this Region holds or can acquire. One that was taken over, or whose
   * reference data are new, is first recomputed from all marks: a beat asserts that its portfolios
   * are being processed.
   *
   * @param came the change with the pulse, returned if not all of it was done
   */
  Optional<SequenceNumber> beat(
      MarkUpdates came, Pulse pulse, ReferenceBook book, Deadline deadline) {
    var shared = groups.share(book.portfolios());
    var held = lease(shared, Optional.of(pulse.arrivedAt()));
    var old = held.stream().filter(lease -> lease.refreshed() < book.version()).toList();
    return takeAll(came.sequenceNumber(), old, book, deadline, _ -> {})
        .or(
            () -> {
              concurrency
                  .map(held, lease -> beats.beat(lease, shared.get(lease.group()), pulse))
                  .forEach(beat -> metrics.beat(beat.isPresent()));
              return Optional.empty();
            });
  }

  /**
   * Applies all stored marks to all portfolios.
   *
   * @param work the change returned if not all of it was done
   */
  Optional<SequenceNumber> takeAll(SequenceNumber work, ReferenceBook book, Deadline deadline) {
    var held = hold(groups.share(book.portfolios()), Optional.empty());
    var swept = new ConcurrentHashMap<String, Decision>();
    var unapplied =
        takeAll(work, held, book, deadline, decision -> swept.put(decision.portfolio(), decision));
    metrics.swept(held.size(), swept.values());
    return unapplied;
  }

  private static Collection<String> holders(MarkUpdates moved, ReferenceBook book) {
    var portfolios = new TreeSet<String>();
    moved.symbols().forEach(symbol -> portfolios.addAll(book.holders(symbol)));
    return portfolios;
  }

  private List<Lease> hold(Map<String, List<String>> touched, Optional<Instant> waitingSince) {
    var held = lease(touched, waitingSince);
    metrics.passedOver(passedOver(touched, held));
    return held;
  }

  private List<Lease> lease(Map<String, List<String>> touched, Optional<Instant> waitingSince) {
    var found =
        concurrency.map(List.copyOf(touched.keySet()), group -> leases.hold(group, waitingSince));
    return found.stream().flatMap(Optional::stream).toList();
  }

  private static int passedOver(Map<String, List<String>> touched, List<Lease> held) {
    var mine = held.stream().map(Lease::group).collect(Collectors.toSet());
    return touched.entrySet().stream()
        .filter(group -> !mine.contains(group.getKey()))
        .mapToInt(group -> group.getValue().size())
        .sum();
  }

  /**
   * Applies all marks to all portfolios of some groups, starting with those that were taken over.
   */
  private Optional<SequenceNumber> takeAll(
      SequenceNumber work,
      List<Lease> held,
      ReferenceBook book,
      Deadline deadline,
      Consumer<Decision> swept) {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    var all = MarkUpdates.all(work, marks.all());
    var shared = groups.share(book.portfolios());
    return firstOf(
        held.stream().sorted(Comparator.comparingLong(Lease::refreshed)).toList(),
        lease -> {
          var portfolios = shared.getOrDefault(lease.group(), List.of());
          var unapplied = take(portfolios, all, lease, book, deadline, swept);
          if (unapplied.isEmpty()) {
            refreshed(lease, portfolios.size(), book);
          }
          return unapplied;
        });
  }

  private void refreshed(Lease lease, int portfolios, ReferenceBook book) {
    if (lease.refreshed() < book.version()) {
      leases.refreshed(lease, book.version());
      LOG.info(
          "Computed again group={} epoch={} portfolios={} reference={}",
          lease.group(),
          lease.epoch(),
          portfolios,
          book.version());
    }
  }

  private Optional<SequenceNumber> take(
      List<String> portfolios,
      MarkUpdates updates,
      Lease lease,
      ReferenceBook book,
      Deadline deadline,
      Consumer<Decision> swept) {
    var step =
        new PortfolioStep(lease.epoch(), book, decisions, risks, conflicts, known, metrics, swept);
    var events = new LinkedHashMap<String, List<MarkUpdates>>();
    portfolios.forEach(portfolio -> events.put(portfolio, List.of(updates)));
    return byPortfolio.apply(step, events, portfolio -> step.stateOf(portfolio, updates), deadline);
  }

  /** Processes one after the other, up to the first that is not completed. */
  private static Optional<SequenceNumber> firstOf(
      List<Lease> leases, Function<Lease, Optional<SequenceNumber>> take) {
    return leases.stream().map(take).flatMap(Optional::stream).findFirst();
  }
}
