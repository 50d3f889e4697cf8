/**
 * Two simulated Regions: seeds decide their functions, streams, clocks and faults, and checks judge
 * the trading systems' view.
 */
package dev.weir.verification.market;
