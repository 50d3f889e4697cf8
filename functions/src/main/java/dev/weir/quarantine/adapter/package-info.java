/** The outside connections of the quarantine: its bucket and its metrics. */
package dev.weir.quarantine.adapter;
