/** Output for a terminal, plain elsewhere. */
package dev.weir.client.terminal;
