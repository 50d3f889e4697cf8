/**
 * The stored counts: one conditional transaction over the lane's item and its minutes' items, and
 * what an instance remembers of both.
 */
package dev.weir.accesslog.commit;
