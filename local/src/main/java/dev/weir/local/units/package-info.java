/** Counts the units that AWS would charge for, at the gateways and where functions are invoked. */
package dev.weir.local.units;
