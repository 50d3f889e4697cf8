/** The ports in memory, held to the same contracts as the real ones. */
package dev.weir.verification.fakes;
