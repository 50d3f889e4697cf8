/** Puts pulses into the Region's feed stream, every few seconds. */
package dev.weir.market.pulse;
