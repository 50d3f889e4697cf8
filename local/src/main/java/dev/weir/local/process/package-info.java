/** Processes that the local cloud starts and never leaves behind, and the ports they listen on. */
package dev.weir.local.process;
