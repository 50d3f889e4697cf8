package dev.weir.cli.price;

/**
 * The monthly usage of one priced item.
 *
 * @param part of the bill
 * @param of its owner, such as {@code access-logs}
 * @param price that it is charged by
 * @param quantity in the price's unit
 */
record Usage(CostPart part, String of, PriceKey price, double quantity) {}
