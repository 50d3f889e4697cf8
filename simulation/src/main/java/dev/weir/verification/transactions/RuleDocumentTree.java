package dev.weir.verification.transactions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule document, parsed without the code of the rules. Every member is present, because a rule
 * set writes its defaults too.
 */
final class RuleDocumentTree {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> members;

  private RuleDocumentTree(Map<String, Object> members) {
    this.members = members;
  }

  static RuleDocumentTree parse(String document) {
    try (var json = JSON.createParser(document)) {
      json.nextToken();
      return new RuleDocumentTree(object(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      members.put(name, json.nextToken() == JsonToken.START_OBJECT ? object(json) : json.getText());
    }
    return members;
  }

  @SuppressWarnings("unchecked") // an object is read as one
  RuleDocumentTree object(String name) {
    return new RuleDocumentTree((Map<String, Object>) members.get(name));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return (String) members.get(name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  Duration duration(String name) {
    return Duration.parse(text(name));
  }
}
