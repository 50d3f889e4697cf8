/**
 * A seeded world for handlers of streams: threads in a chosen order, an event source that delivers
 * at least once, faults at every call of a port. {@link
 * dev.weir.testkit.HandlerVerification#verifyHandler} tries every way to deliver one case, {@link
 * dev.weir.testkit.Simulation} many worlds at random.
 */
package dev.weir.testkit;
