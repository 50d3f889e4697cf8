/** The client of a running local cloud, for any process of this machine. */
package dev.weir.local.control;
