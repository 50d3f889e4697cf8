package dev.weir.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler as many are written: adds one to a page's counter for each record. Counts twice. */
final class VisitCounter implements RequestStreamHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final VisitTable table;

  VisitCounter(VisitTable table) {
    this.table = table;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var failed = "";
    for (var record : JSON.readTree(event).path("Records")) {
      var kinesis = record.path("kinesis");
      try {
        table.add(new String(kinesis.path("data").binaryValue(), UTF_8));
      } catch (IllegalStateException e) {
        failed = "{\"itemIdentifier\":\"" + kinesis.path("sequenceNumber").asText() + "\"}";
        break;
      }
    }
    answer.write(("{\"batchItemFailures\":[" + failed + "]}").getBytes(UTF_8));
  }
}
