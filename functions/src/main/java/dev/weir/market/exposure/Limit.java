package dev.weir.market.exposure;

import java.math.BigDecimal;

/** A limited figure of a portfolio; the names are the reason codes of decisions. */
public enum Limit {
  /** Gross exposure, in base currency. */
  GROSS {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return Micros.decimal(figures.gross());
    }
  },
  /** Net exposure, long or short, in base currency. */
  NET {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return Micros.decimal(figures.net()).abs();
    }
  },
  /** Value at risk, in base currency. */
  VALUE_AT_RISK {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return Micros.decimal(figures.valueAtRisk());
    }
  },
  /** Expected shortfall, in base currency. */
  EXPECTED_SHORTFALL {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return Micros.decimal(figures.expectedShortfall());
    }
  },
  /** The largest position's share of the gross exposure, from 0 to 1. */
  SINGLE_NAME {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return figures.singleNameShare();
    }
  },
  /** The loss relative to the price paid, in base currency. */
  DAILY_LOSS {
    @Override
    BigDecimal valueOf(RiskFigures figures) {
      return Micros.decimal(figures.loss());
    }
  };

  /** Whether the figure is computed from the instruments' daily returns. */
  public boolean needsReturns() {
    return this == VALUE_AT_RISK || this == EXPECTED_SHORTFALL;
  }

  /** Returns the figure that this limits. */
  abstract BigDecimal valueOf(RiskFigures figures);
}
