package dev.weir.local.units;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.service.ServiceCall;
import java.io.IOException;
import java.util.Set;

/**
 * Asks DynamoDB for the capacity that a call consumes. If the caller has not asked for it, the
 * answer is passed on without it.
 */
final class DynamoDbUnits implements MeteredCall {

  private static final String ASKED = "ReturnConsumedCapacity";
  private static final String CONSUMED = "ConsumedCapacity";
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
  private static final int OK = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final String function;
  private final ServiceCall call;
  private final UnitLedger ledger;
  private final byte[] request;
  private final boolean hidden;

  private DynamoDbUnits(
      String function, ServiceCall call, UnitLedger ledger, byte[] request, boolean hidden) {
    this.function = function;
    this.call = call;
    this.ledger = ledger;
    this.request = request;
    this.hidden = hidden;
  }

  static MeteredCall of(String function, ServiceCall call, byte[] body, UnitLedger ledger)
      throws IOException {
    if (!READS.contains(call.operation()) && !call.writesItems()) {
      return MeteredCall.uncounted(body);
    }
    var request = (ObjectNode) JSON.readTree(body);
    boolean asked = !request.path(ASKED).asText("NONE").equals("NONE");
    return asked
        ? new DynamoDbUnits(function, call, ledger, body, false)
        : new DynamoDbUnits(
            function, call, ledger, JSON.writeValueAsBytes(request.put(ASKED, "TOTAL")), true);
  }

  @Override
  public byte[] request() {
    return request;
  }

  @Override
  public byte[] answered(int status, byte[] body) throws IOException {
    var answer = JSON.readTree(body);
    ledger.add(
        function,
        READS.contains(call.operation()) ? UsageUnit.READS : UsageUnit.WRITES,
        status == OK
            ? consumed(answer.path(CONSUMED)) / overstated()
            : refused(answer.path("__type").asText()));
    if (!hidden || !answer.has(CONSUMED)) {
      return body;
    }
    ((ObjectNode) answer).remove(CONSUMED);
    return JSON.writeValueAsBytes(answer);
  }

  /**
   * DynamoDB Local states four units for each kilobyte of a transaction's write, where DynamoDB's
   * documents and answers have two.
   */
  private double overstated() {
    return call.operation().equals("TransactWriteItems") ? 2 : 1;
  }

  /** One object, or one for each table. */
  private static double consumed(JsonNode capacity) {
    return capacity.isArray()
        ? capacity.valueStream().mapToDouble(DynamoDbUnits::units).sum()
        : units(capacity);
  }

  private static double units(JsonNode capacity) {
    return capacity.path("CapacityUnits").asDouble();
  }

  /**
   * DynamoDB charges for a write whose condition fails, by the size of the item that is there, and
   * does not say it: the least is counted. Other refusals are not charged.
   */
  private double refused(String error) {
    if (error.endsWith("#ConditionalCheckFailedException")) {
      return 1;
    }
    return error.endsWith("#TransactionCanceledException") && call.writesItems()
        ? 2 * call.accesses().size()
        : 0;
  }
}
