/** Registers and feeds as they are stored, and the write of each. */
package dev.weir.market.marks.commit;
