package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;

/** The same, with the counts and the shard's position in one conditional write. */
final class FencedVisitCounter implements RequestStreamHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final VisitTable table;

  FencedVisitCounter(VisitTable table) {
    this.table = table;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var records = JSON.readTree(event).path("Records");
    var failed = isCounted(records) ? "" : number(records.get(0));
    answer.write(("{\"batchItemFailures\":[" + failed + "]}").getBytes(UTF_8));
  }

  private boolean isCounted(JsonNode records) throws IOException {
    try {
      var id = records.get(0).path("eventID").asText();
      var shard = id.substring(0, id.indexOf(':'));
      var found = table.read(shard);
      var next = found;
      for (var record : records) {
        var at = new BigInteger(record.path("kinesis").path("sequenceNumber").asText());
        if (at.compareTo(found.position()) > 0) {
          var data = record.path("kinesis").path("data").binaryValue();
          next = next.with(new String(data, UTF_8), at);
        }
      }
      return table.replace(shard, found, next);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static String number(JsonNode record) {
    return "{\"itemIdentifier\":\""
        + record.path("kinesis").path("sequenceNumber").asText()
        + "\"}";
  }
}
