/** Reads the archive: shows that nothing is missing, exports it, rebuilds a projection from it. */
package dev.weir.client.archive;
