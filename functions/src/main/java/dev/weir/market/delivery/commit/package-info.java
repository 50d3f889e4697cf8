/** The topic that trading systems get decisions from. */
package dev.weir.market.delivery.commit;
