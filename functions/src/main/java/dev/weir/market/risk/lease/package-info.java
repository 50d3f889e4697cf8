/** Which Region computes which portfolios. */
package dev.weir.market.risk.lease;
