/** The assignment of portfolios to the Regions that compute them. */
package dev.weir.market.risk.lease;
