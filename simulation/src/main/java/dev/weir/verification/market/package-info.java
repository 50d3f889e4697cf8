/**
 * Two Regions as seeds decide them: their functions, streams, clocks and faults, and what their
 * trading systems have to see.
 */
package dev.weir.verification.market;
