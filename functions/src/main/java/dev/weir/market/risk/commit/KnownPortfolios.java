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
 * Portfolios as they are stored, and their figures: as this instance stored or read them last, so
 * that a mark costs one update and one write, else as they are read. Safe for several threads, of
 * which each has its own portfolio.
 */
public final class KnownPortfolios {

  private final RiskStore store;
  private final CurrentReference references;
  private final CurrentHalts halts;
  private final InstantSource clock;
  private final Map<String, PortfolioState> known = new ConcurrentHashMap<>();

  /** Of a store; nothing is known. */
  public KnownPortfolios(
      RiskStore store, CurrentReference references, CurrentHalts halts, InstantSource clock) {
    this.store = store;
    this.references = references;
    this.halts = halts;
    this.clock = clock;
  }

  /**
   * What is remembered of a portfolio, else what is stored. It is remembered no longer: not before
   * it is known what becomes of it.
   *
   * @param mustBeRead where all marks are taken in: they come with a sweep, a minute after the one
   *     before. Others have written since then, and a write that is refused costs more than a
   *     reading
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

  /** What is stored, valued with these reference data or newer ones, if it rests on these. */
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
