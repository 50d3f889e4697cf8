/** Commands for the market pipeline: portfolios' risk, delivered decisions and feeds. */
package dev.weir.client.market;
