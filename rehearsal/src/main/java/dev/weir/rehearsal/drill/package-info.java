/**
 * {@code weir drill}: breaks something of the local cloud's two Regions under load, and holds what
 * both Regions' trading systems received against what was promised.
 */
package dev.weir.rehearsal.drill;
