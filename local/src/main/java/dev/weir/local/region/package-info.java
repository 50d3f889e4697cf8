/**
 * The layer between a Region and the emulators: its gateway, and the faults that can be switched on
 * for it.
 */
package dev.weir.local.region;
