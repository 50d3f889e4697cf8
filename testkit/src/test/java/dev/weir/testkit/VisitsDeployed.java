package dev.weir.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A handler of visits on its table; expected counts come from the records themselves. */
final class VisitsDeployed implements SimulatedDeployment<PageVisit> {

  private final VisitTable table;
  private final Function<VisitTable, RequestStreamHandler> handler;

  VisitsDeployed(CallDisturbance disturbance, Function<VisitTable, RequestStreamHandler> handler) {
    this.table = new VisitTable(disturbance);
    this.handler = handler;
  }

  @Override
  public Instance coldStart(FakeContext context) {
    return Instance.of(handler.apply(table), context);
  }

  @Override
  public List<String> violations(List<List<PageVisit>> shards) {
    var expected = new TreeMap<String, Integer>();
    shards.forEach(shard -> shard.forEach(visit -> expected.merge(visit.page(), 1, Integer::sum)));
    return table.total().equals(expected)
        ? List.of()
        : List.of("expected " + expected + ", found " + table.total());
  }
}
