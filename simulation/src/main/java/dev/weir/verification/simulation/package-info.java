/**
 * A seeded world: threads in a chosen order, a virtual clock, an event source that delivers at
 * least once.
 */
package dev.weir.verification.simulation;
