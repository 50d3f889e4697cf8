/** The demo's market scene: two Regions' feeds and the resulting decisions. */
package dev.weir.rehearsal.demo.market;
