/** How things look on a terminal, and plainly elsewhere. */
package dev.weir.client.terminal;
