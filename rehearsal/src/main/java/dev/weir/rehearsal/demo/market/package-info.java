/** The demo's scene of market data: two Regions' feeds, and the decisions that come of them. */
package dev.weir.rehearsal.demo.market;
