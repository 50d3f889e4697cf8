/**
 * One lane of a deployed pipeline under a steady load, in virtual time at the pace of Lambda: what
 * it costs, and how long records take. The function is the real one, on ports in memory.
 */
package dev.weir.verification.load;
