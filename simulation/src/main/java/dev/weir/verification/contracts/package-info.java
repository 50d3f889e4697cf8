/** Producers of a contract's versions before, at and after the newest one. */
package dev.weir.verification.contracts;
