/**
 * Reads the archive: verifies that nothing is missing, exports it and rebuilds projections from it.
 */
package dev.weir.client.archive;
