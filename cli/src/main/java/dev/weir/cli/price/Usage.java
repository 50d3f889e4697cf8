package dev.weir.cli.price;

/**
 * What is used in a month of one thing that has a price.
 *
 * @param part of the bill
 * @param of whose it is, such as {@code access-logs}
 * @param price what it is charged by
 * @param quantity in the price's unit
 */
record Usage(CostPart part, String of, PriceKey price, double quantity) {}
