package dev.weir.cli.price;

import dev.weir.metrics.Step;

/**
 * The consequences of ticks in later steps. All Regions receive the same ticks: the first one
 * stores a mark, and the other's put is refused.
 *
 * @param marksPut attempts to store a mark, per second and Region
 * @param changes of marks, per second, which both Regions see
 * @param decided portfolios that are stored, per second
 */
record PricedTicks(double marksPut, double changes, double decided) {

  static PricedTicks of(Inventory stack, PricedLoad load, Assumptions assumed) {
    var marks =
        stack.functions().stream().filter(function -> function.step() == Step.MARKS).findFirst();
    if (marks.isEmpty() || load.ticks() == 0) {
      return new PricedTicks(0, 0, 0);
    }
    var batches =
        Invocations.ofStream(
            marks.get(),
            stack.shards(Step.MARKS, assumed),
            load.traffic(Step.MARKS, assumed),
            assumed.seconds(Step.MARKS));
    var marksPut = batches.perSecond() * Math.min(batches.events(), assumed.of(Assumption.SYMBOLS));
    var looks = Math.min(marksPut, assumed.of(Assumption.TABLE_STREAM_POLLS));
    return new PricedTicks(marksPut, marksPut, looks * assumed.of(Assumption.PORTFOLIOS));
  }
}
