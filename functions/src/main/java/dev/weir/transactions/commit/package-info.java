/**
 * The stored profiles: one conditional write per user, with the alerts and the fences, and what an
 * instance remembers of them.
 */
package dev.weir.transactions.commit;
