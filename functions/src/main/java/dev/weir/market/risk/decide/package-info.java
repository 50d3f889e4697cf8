/** What a portfolio may do: a pure function of what is stored, marks, reference data, halts. */
package dev.weir.market.risk.decide;
