/**
 * Writes the envelopes of records in the form of their real senders: for tests, simulation and
 * demonstration, and as a description of the supported input.
 */
package dev.weir.events.envelope;
