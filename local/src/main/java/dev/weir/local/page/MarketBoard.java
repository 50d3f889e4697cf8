package dev.weir.local.page;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.emulators.LocalClients;
import dev.weir.metrics.stack.StackOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The present state of the market pipeline in all its Regions: portfolios with the decisions that
 * each Region received, the latest decisions, the holders of leases, and the quarantine.
 */
public final class MarketBoard implements AutoCloseable {

  private static final int KEYS_SHOWN = 5;

  private final List<Side> sides;

  /** One Region: its stack's outputs, and clients that bypass its faults. */
  public record BoardRegion(String region, Map<String, String> outputs, LocalClients services) {

    /** Returns whether the market pipeline runs there. */
    boolean hasMarket() {
      return outputs.containsKey(StackOutput.DECISION_TOPIC.key())
          && outputs.containsKey(StackOutput.RISK_TABLE.key());
    }
  }

  private record Side(BoardRegion place, ReceivedDecisions received, TopicFeed feed) {}

  private MarketBoard(List<Side> sides) {
    this.sides = sides;
  }

  /**
   * Opens a board of the places in which the market pipeline runs; without any it shows nothing.
   */
  public static MarketBoard open(List<BoardRegion> places) {
    var sides = new ArrayList<Side>();
    for (var place : places) {
      if (place.hasMarket()) {
        var received = new ReceivedDecisions();
        var topic = place.outputs().get(StackOutput.DECISION_TOPIC.key());
        var feed = TopicFeed.open(topic, place.region(), place.services(), received::add);
        sides.add(new Side(place, received, feed));
      }
    }
    return new MarketBoard(List.copyOf(sides));
  }

  /**
   * Returns {@code {"regions":[],"portfolios":[],"decisions":[],"leases":[],"quarantine":[]}}, with
   * portfolios as {@link PortfolioTile} writes them.
   */
  public ObjectNode describe() {
    var node = JsonNodeFactory.instance.objectNode();
    var regions = node.putArray("regions");
    sides.forEach(side -> regions.add(side.place().region()));
    if (!sides.isEmpty()) {
      addPortfolios(node.putArray("portfolios"));
      addLeases(node.putArray("leases"));
    }
    var decisions = node.putArray("decisions");
    sides.forEach(side -> side.received().describe(side.place().region(), decisions));
    var quarantine = node.putArray("quarantine");
    sides.forEach(side -> addQuarantine(side.place(), quarantine));
    return node;
  }

  private void addPortfolios(ArrayNode array) {
    scan(StackOutput.RISK_TABLE.key()).stream()
        .map(item -> ReceivedDecisions.read(item.get("decision").s()))
        .sorted(comparing(decision -> decision.path("portfolio").asText()))
        .forEach(
            decision -> {
              var received = new TreeMap<String, String>();
              var portfolio = decision.path("portfolio").asText();
              sides.forEach(
                  side -> received.put(side.place().region(), side.received().of(portfolio)));
              array.add(PortfolioTile.of(decision, received));
            });
  }

  private void addLeases(ArrayNode array) {
    scan(StackOutput.LEASES_TABLE.key()).stream()
        .sorted(comparing(item -> item.get("group").s()))
        .forEach(
            item ->
                array
                    .addObject()
                    .put("group", item.get("group").s())
                    .put("holder", item.get("holder").s())
                    .put("epoch", Long.parseLong(item.get("epoch").n()))
                    .put("expiresAt", Long.parseLong(item.get("expiresAt").n())));
  }

  /** Scans a table that all Regions share. */
  private List<Map<String, AttributeValue>> scan(String output) {
    var place = sides.getFirst().place();
    var table = place.outputs().get(output);
    return place
        .services()
        .dynamodb()
        .scanPaginator(request -> request.tableName(table))
        .items()
        .stream()
        .filter(item -> item.containsKey("decision") || item.containsKey("holder"))
        .toList();
  }

  private static void addQuarantine(BoardRegion place, ArrayNode array) {
    var bucket = place.outputs().get(StackOutput.MARKET_QUARANTINE_BUCKET.key());
    var objects =
        place
            .services()
            .s3()
            .listObjectsV2Paginator(request -> request.bucket(bucket))
            .contents()
            .stream()
            .sorted(comparing(S3Object::lastModified).reversed())
            .toList();
    var node = array.addObject().put("region", place.region()).put("objects", objects.size());
    var latest = node.putArray("latest");
    objects.stream().limit(KEYS_SHOWN).forEach(object -> latest.add(object.key()));
  }

  @Override
  public void close() {
    sides.forEach(side -> side.feed().close());
  }
}
