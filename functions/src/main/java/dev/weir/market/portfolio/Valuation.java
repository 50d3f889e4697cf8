package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.market.risk.PortfolioRisk;
import dev.weir.market.risk.RiskFigures;
import java.util.Collection;
import java.util.List;

/**
 * A portfolio with the marks that it has, and its risk, kept up to date mark by mark. What it says
 * is a function of marks and reference data alone. Not safe for several threads.
 */
final class Valuation {

  private final String portfolio;
  private final ReferenceBook reference;
  private final PortfolioRisk risk;
  private final MarkBook marks = new MarkBook();

  /** A portfolio at some marks; those of instruments that it does not hold are left out. */
  Valuation(String portfolio, ReferenceBook reference, Collection<Mark> marks) {
    this.portfolio = portfolio;
    this.reference = reference;
    risk = new PortfolioRisk(reference.holdings(portfolio));
    marks.forEach(this::take);
  }

  ReferenceBook reference() {
    return reference;
  }

  MarkBook marks() {
    return marks;
  }

  /** Takes a mark in; returns whether it is held and newer than what is known. */
  boolean take(Mark mark) {
    var index = risk.indexOf(mark.symbol());
    if (index < 0 || !marks.join(mark)) {
      return false;
    }
    marks
        .priceOf(mark.symbol())
        .flatMap(Mark::price)
        .ifPresentOrElse(price -> risk.mark(index, price.doubleValue()), () -> risk.unmark(index));
    return true;
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

  RiskFigures figures() {
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
