/** The topic from which trading systems receive decisions. */
package dev.weir.market.delivery.commit;
