/**
 * The stored profiles: one conditional write per user, with the alerts and the fences, and an
 * instance's memory of them.
 */
package dev.weir.transactions.commit;
