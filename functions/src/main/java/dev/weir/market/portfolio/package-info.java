/**
 * From marks to decisions: which portfolios hold what moved, who computes them (the lease), what
 * they may do, and the one conditional write that stores decision, marks and version together.
 */
package dev.weir.market.portfolio;
