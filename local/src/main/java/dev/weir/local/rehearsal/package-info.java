/**
 * Faults that are injected into the local cloud on purpose and for a limited time, so that people
 * can rehearse their symptoms and remedies.
 */
package dev.weir.local.rehearsal;
