/** The stored decisions, and the writes to them. */
package dev.weir.market.risk.commit;
