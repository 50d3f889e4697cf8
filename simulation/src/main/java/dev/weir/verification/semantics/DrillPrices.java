package dev.weir.verification.semantics;

/** The prices of the services that a drill uses. */
@FunctionalInterface
public interface DrillPrices {

  /** Returns the charge in US dollars. */
  double usd(DrillUsage usage);
}
