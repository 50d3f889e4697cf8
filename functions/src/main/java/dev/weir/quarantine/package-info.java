/** What no retry can help, quarantined with its bytes, place and reason. */
package dev.weir.quarantine;
