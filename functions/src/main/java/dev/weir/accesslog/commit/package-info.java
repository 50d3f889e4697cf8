/**
 * The stored counts: one conditional write of the items of a lane's minutes and its state, and what
 * an instance remembers of both.
 */
package dev.weir.accesslog.commit;
