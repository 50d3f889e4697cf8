/** Rebuilds a projection from the archive. */
package dev.weir.client.rebuild;
