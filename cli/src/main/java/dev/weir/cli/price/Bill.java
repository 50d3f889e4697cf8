package dev.weir.cli.price;

import java.util.List;

/** A month's bill: usage and cost. */
record Bill(List<Item> items) {

  /**
   * A line of the bill.
   *
   * @param usd its cost
   */
  record Item(Usage usage, Price price, double usd) {}

  Bill {
    items = List.copyOf(items);
  }

  static Bill of(List<Usage> usage, PriceList prices) {
    return new Bill(usage.stream().map(each -> item(each, prices.price(each.price()))).toList());
  }

  private static Item item(Usage usage, Price price) {
    return new Item(usage, price, price.of(usage.quantity()));
  }

  double usd() {
    return items.stream().mapToDouble(Item::usd).sum();
  }

  double usd(CostPart part) {
    return items(part).stream().mapToDouble(Item::usd).sum();
  }

  List<Item> items(CostPart part) {
    return items.stream().filter(item -> item.usage().part() == part).toList();
  }

  /** Returns the part that rests on unverified prices. */
  double unverifiedUsd() {
    return items.stream().filter(item -> !item.price().isVerified()).mapToDouble(Item::usd).sum();
  }
}
