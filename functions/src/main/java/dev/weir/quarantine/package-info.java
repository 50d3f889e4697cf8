/** What no retry can help, put aside with its bytes, place and reason. */
package dev.weir.quarantine;
