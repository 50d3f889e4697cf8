/** The stored registers and feeds, and the writes to each. */
package dev.weir.market.marks.commit;
