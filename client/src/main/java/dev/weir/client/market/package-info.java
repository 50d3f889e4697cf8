/** Commands on the market pipeline: portfolios' risk, decisions as they are delivered, feeds. */
package dev.weir.client.market;
