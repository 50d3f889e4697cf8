package dev.weir.market.risk.beat;

/**
 * What is stored of a portfolio.
 *
 * @param version of its latest decision
 * @param state that this decision gave it
 */
public record Standing(String portfolio, long version, String state) {}
