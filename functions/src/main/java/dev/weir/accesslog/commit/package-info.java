/**
 * The stored counts: one conditional transaction over the lane's item and its minutes' items, and
 * an instance's memory of both.
 */
package dev.weir.accesslog.commit;
