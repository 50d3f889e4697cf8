package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.PortfolioRisk;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.ReferenceBook;
import java.util.Collection;
import java.util.List;

/**
 * A portfolio with the marks that it has, and its risk, which is updated mark by mark. A value:
 * what it says is a function of marks and reference data alone.
 */
public final class Valuation {

  private final String portfolio;
  private final ReferenceBook reference;
  private final PortfolioRisk risk;
  private final MarkBook marks;

  /** A portfolio at some marks; those of instruments that it does not hold are left out. */
  public Valuation(String portfolio, ReferenceBook reference, Collection<Mark> marks) {
    this(portfolio, reference, new PortfolioRisk(reference.holdings(portfolio)), new MarkBook());
    marks.forEach(this::take);
  }

  private Valuation(String portfolio, ReferenceBook reference, PortfolioRisk risk, MarkBook marks) {
    this.portfolio = portfolio;
    this.reference = reference;
    this.risk = risk;
    this.marks = marks;
  }

  /** With further marks; this very one where none of them is held and newer than what is known. */
  Valuation with(Collection<Mark> further) {
    if (further.stream()
        .noneMatch(mark -> risk.indexOf(mark.symbol()) >= 0 && marks.isNews(mark))) {
      return this;
    }
    var next = new Valuation(portfolio, reference, new PortfolioRisk(risk), new MarkBook(marks));
    further.forEach(next::take);
    return next;
  }

  private void take(Mark mark) {
    var index = risk.indexOf(mark.symbol());
    if (index < 0 || !marks.join(mark)) {
      return;
    }
    marks
        .priceOf(mark.symbol())
        .flatMap(Mark::price)
        .ifPresentOrElse(price -> risk.mark(index, price.doubleValue()), () -> risk.unmark(index));
  }

  /** The reference data that it is valued with. */
  public ReferenceBook reference() {
    return reference;
  }

  MarkBook marks() {
    return marks;
  }

  /** The marks that give the positions their prices. */
  List<Mark> pricing() {
    return reference.holdings(portfolio).stream()
        .flatMap(holding -> marks.priceOf(holding.symbol()).stream())
        .toList();
  }

  /** How many daily returns the figures rest on. */
  int days() {
    return reference.holdings(portfolio).stream()
        .mapToInt(holding -> holding.returns().length)
        .min()
        .orElse(0);
  }

  /** The figures at the marks. */
  public RiskFigures figures() {
    return risk.figures();
  }

  /** Symbols without any mark. */
  List<String> unmarked() {
    return risk.unmarked();
  }

  /** Symbols whose value is beyond what is computed with. */
  List<String> beyond() {
    return risk.beyond();
  }
}
