package dev.weir.local.units;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.weir.local.service.ServiceCall;
import java.io.IOException;
import java.util.List;

/** Counts the records that a stream accepts. */
final class KinesisPut {

  // https://aws.amazon.com/kinesis/data-streams/pricing/
  private static final double PUT_UNIT_BYTES = 25 * 1_024;

  private static final int OK = 200;
  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper CBOR = new CBORMapper();

  private KinesisPut() {}

  static MeteredCall of(ServiceCall call, byte[] body, UnitLedger ledger) throws IOException {
    var format = call.cbor() ? CBOR : JSON;
    var stream = call.accesses().getFirst().name();
    var records = records(format.readTree(body));
    return MeteredCall.counted(
        body,
        (status, answer) -> {
          if (status == OK) {
            count(stream, records, format.readTree(answer), ledger);
          }
        });
  }

  /** The records in the request or in its answer, which are in the same order. */
  private static List<JsonNode> records(JsonNode message) {
    return message.has("Records")
        ? message.get("Records").valueStream().toList()
        : List.of(message);
  }

  private static void count(
      String stream, List<JsonNode> records, JsonNode answer, UnitLedger ledger)
      throws IOException {
    var answers = records(answer);
    for (int i = 0; i < records.size(); i++) {
      // A refused record is not charged.
      if (!answers.get(i).hasNonNull("ErrorCode")) {
        ledger.add(stream, UsageUnit.RECORDS_PUT, 1);
        ledger.add(stream, UsageUnit.PUT_UNITS, putUnits(records.get(i)));
      }
    }
  }

  private static double putUnits(JsonNode record) throws IOException {
    return Math.max(1, Math.ceil(record.path("Data").binaryValue().length / PUT_UNIT_BYTES));
  }
}
