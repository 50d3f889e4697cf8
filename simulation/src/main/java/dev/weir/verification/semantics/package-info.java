/**
 * What delivery semantics come to: the same load and the same faults through each of them, what is
 * lost and doubled, and what it takes.
 */
package dev.weir.verification.semantics;
