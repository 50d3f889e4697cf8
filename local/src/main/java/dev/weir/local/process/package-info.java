/**
 * Starts processes that the local cloud never leaves behind, and chooses the ports they listen on.
 */
package dev.weir.local.process;
