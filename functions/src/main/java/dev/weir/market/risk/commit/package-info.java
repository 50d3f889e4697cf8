/** Decisions as they are stored, and the write of each. */
package dev.weir.market.risk.commit;
