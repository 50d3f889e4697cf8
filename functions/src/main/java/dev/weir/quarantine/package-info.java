/** Lines and records that no retry can help, quarantined with their bytes, place and reason. */
package dev.weir.quarantine;
