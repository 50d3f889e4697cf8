package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.PortfolioRisk;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.ReferenceBook;
import java.util.Collection;
import java.util.List;

/**
 * A portfolio with its current marks, and its risk, which is updated mark by mark. A value: its
 * figures are a function of marks and reference data alone.
 */
public final class Valuation {

  private final String portfolio;
  private final ReferenceBook reference;
  private final PortfolioRisk risk;
  private final MarkBook marks;

  /** Creates a portfolio at some marks; those of instruments that it does not hold are left out. */
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

  /**
   * Returns it with further marks; the same instance if none of them is held and newer than the
   * known one.
   */
  Valuation with(Collection<Mark> further) {
    if (further.stream().noneMatch(mark -> isHeld(mark.symbol()) && marks.isNews(mark))) {
      return this;
    }
    var next = new Valuation(portfolio, reference, new PortfolioRisk(risk), new MarkBook(marks));
    further.forEach(next::take);
    return next;
  }

  private boolean isHeld(String symbol) {
    return reference.holders(symbol).contains(portfolio);
  }

  private void take(Mark mark) {
    var symbol = mark.symbol();
    if (!isHeld(symbol) || !marks.join(mark)) {
      return;
    }
    var price = marks.priceOf(symbol).map(this::inUnit).orElse(Double.NaN);
    var index = risk.indexOf(symbol);
    if (index >= 0) {
      risk.mark(index, price);
    }
    risk.rate(symbol, price);
  }

  private double inUnit(Mark mark) {
    var price = mark.price().orElseThrow();
    return reference.units(mark.symbol()).convert(price, mark.rank()).doubleValue();
  }

  /** Returns the reference data that it is valued with. */
  public ReferenceBook reference() {
    return reference;
  }

  MarkBook marks() {
    return marks;
  }

  /** Returns the marks that provide the positions' prices and their currencies' rates. */
  List<Mark> pricing() {
    return reference.symbols(portfolio).stream()
        .flatMap(symbol -> marks.priceOf(symbol).stream())
        .toList();
  }

  /** Returns the number of daily returns that the figures are based on. */
  int days() {
    return reference.holdings(portfolio).stream()
        .mapToInt(holding -> holding.returns().length)
        .min()
        .orElse(0);
  }

  /** Returns the figures at the marks. */
  public RiskFigures figures() {
    return risk.figures();
  }

  /** Returns the symbols without any mark, or in a currency without one. */
  List<String> unmarked() {
    return risk.unmarked();
  }

  /** Returns the symbols whose value exceeds the supported size. */
  List<String> beyond() {
    return risk.beyond();
  }
}
