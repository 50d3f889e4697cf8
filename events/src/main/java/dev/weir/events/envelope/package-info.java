/**
 * Writes the envelopes that records come in, as their own senders do: for tests, simulation and
 * demonstration, and as a description of what is read.
 */
package dev.weir.events.envelope;
