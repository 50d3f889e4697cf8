package dev.weir.samples;

/**
 * A priced position, in the base currency.
 *
 * @param value quantity times price; negative if short
 * @param cost what the position was acquired for, with the sign of the quantity
 * @param profits what its value would have gained on each past day
 */
@SuppressWarnings("ArrayRecordComponent") // hundreds of doubles, never compared
public record NaivePosition(double value, double cost, double[] profits) {}
