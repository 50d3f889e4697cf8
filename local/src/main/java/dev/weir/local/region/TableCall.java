package dev.weir.local.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a call of DynamoDB's API is about.
 *
 * @param tables names of the tables that it reads or writes
 * @param conditionalWrite whether it writes one item under a condition
 */
record TableCall(Set<String> tables, boolean conditionalWrite) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API = "DynamoDB_20120810.";
  private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");
  private static final TableCall OF_NOTHING = new TableCall(Set.of(), false);

  TableCall {
    tables = Set.copyOf(tables);
  }

  /**
   * Reads a request.
   *
   * @param target the header {@code X-Amz-Target}: API and operation
   */
  static TableCall of(String target, byte[] body) throws IOException {
    if (target == null || !target.startsWith(API)) {
      // Of the streams' API, or no call at all.
      return OF_NOTHING;
    }
    var request = JSON.readTree(body);
    boolean conditional =
        WRITES.contains(target.substring(API.length())) && request.has("ConditionExpression");
    return new TableCall(tables(request), conditional);
  }

  private static Set<String> tables(JsonNode request) {
    var tables = new HashSet<String>();
    add(request.path("TableName"), tables);
    request.path("RequestItems").fieldNames().forEachRemaining(name -> tables.add(plain(name)));
    for (var item : request.path("TransactItems")) {
      item.forEach(action -> add(action.path("TableName"), tables));
    }
    return tables;
  }

  private static void add(JsonNode name, Set<String> tables) {
    if (name.isTextual()) {
      tables.add(plain(name.asText()));
    }
  }

  /** A table may be named by its ARN too. */
  private static String plain(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
