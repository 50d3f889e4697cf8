/** Asking a running local cloud, from any process of this machine. */
package dev.weir.local.control;
