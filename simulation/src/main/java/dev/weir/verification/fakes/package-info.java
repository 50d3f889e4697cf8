/** The ports in memory, tested with the same contracts as the real ones. */
package dev.weir.verification.fakes;
