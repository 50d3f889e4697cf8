/**
 * {@code weir drill}: breaks something in the local cloud's two Regions under load, and compares
 * the decisions that both Regions' trading systems received with the guarantees.
 */
package dev.weir.rehearsal.drill;
