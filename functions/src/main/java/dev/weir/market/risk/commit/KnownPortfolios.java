package dev.weir.market.risk.commit;

import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.decide.Circumstances;
import dev.weir.market.risk.decide.PortfolioState;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.market.risk.decide.Valuation;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Portfolios and their figures: as this instance last stored or read them, so that a mark costs one
 * update and one write; otherwise they are read. Thread-safe, with each thread on a separate
 * portfolio.
 */
public final class KnownPortfolios {

  private final RiskStore store;
  private final CurrentReference references;
  private final CurrentHalts halts;
  private final InstantSource clock;
  private final Map<String, PortfolioState> known = new ConcurrentHashMap<>();

  /** Creates an empty memory of a store. */
  public KnownPortfolios(
      RiskStore store, CurrentReference references, CurrentHalts halts, InstantSource clock) {
    this.store = store;
    this.references = references;
    this.halts = halts;
    this.clock = clock;
  }

  /**
   * Returns the remembered state of a portfolio, otherwise the stored one. It is no longer
   * remembered until the result of its next write is known.
   *
   * @param mustBeRead true when all marks are applied: this happens in a sweep, a minute after the
   *     previous one. Others have written since then, and a refused write costs more than a read
   */
  PortfolioState take(String portfolio, boolean mustBeRead, ReferenceBook book) {
    var remembered = known.remove(portfolio);
    return remembered == null || mustBeRead
        ? valued(portfolio, store.read(portfolio), book)
        : current(portfolio, remembered, book);
  }

  private PortfolioState current(String portfolio, PortfolioState remembered, ReferenceBook book) {
    var stored = remembered.stored();
    var version = remembered.valuation().reference().version();
    return version < Math.max(book.version(), stored.referenceVersion())
        ? valued(portfolio, stored, book)
        : new PortfolioState(stored, remembered.valuation(), circumstances(stored));
  }

  /**
   * Returns the stored state, valued with these reference data, or newer ones if it is based on
   * these.
   */
  PortfolioState valued(String portfolio, StoredRisk stored, ReferenceBook book) {
    var newest = newest(book, stored.referenceVersion());
    return new PortfolioState(
        stored, new Valuation(portfolio, newest, stored.marks()), circumstances(stored));
  }

  private ReferenceBook newest(ReferenceBook book, long atLeast) {
    return book.version() >= atLeast ? book : references.latest().orElse(book);
  }

  private Circumstances circumstances(StoredRisk stored) {
    return new Circumstances(halts.since(stored.haltsRevision()), clock.instant());
  }

  void remember(String portfolio, PortfolioState state) {
    known.put(portfolio, state);
  }
}
