package dev.weir.market.risk.beat;

/**
 * The stored state of a portfolio.
 *
 * @param version of its latest decision
 * @param state its state by this decision
 */
public record Standing(String portfolio, long version, String state) {}
