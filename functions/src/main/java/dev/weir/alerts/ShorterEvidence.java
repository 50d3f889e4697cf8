package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Shortens evidence that does not fit into a message: lists keep only their last or first elements;
 * all figures stay.
 */
final class ShorterEvidence {

  /** Replaces omitted evidence: the full alert is in the table. */
  static final String NONE = "{\"shortened\":true}";

  /** The list of contributing transactions, of which the latest are kept. */
  static final String TRANSACTIONS = "transactions";

  /** The list of a closing message, of which the first are kept. */
  static final String ALERTS = "alerts";

  private static final Set<String> LISTS = Set.of(TRANSACTIONS, ALERTS);
  private static final JsonFactory JSON = new JsonFactory();

  private ShorterEvidence() {}

  /** Returns the length of the longest list that may be shortened; 0 if there is none. */
  static int longestList(String evidence) {
    var longest = 0;
    try (var parser = JSON.createParser(evidence)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var isList = isList(parser);
        longest = Math.max(longest, isList ? lengthOf(parser) : skip(parser));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // can't fail: in memory, and rules write valid JSON
    }
    return longest;
  }

  /** Returns the evidence with at most this many elements in each list. */
  static String cut(String evidence, int elements) {
    var text = new StringWriter();
    try (var parser = JSON.createParser(evidence);
        var lengths = JSON.createParser(evidence);
        var json = JSON.createGenerator(text)) {
      parser.nextToken();
      lengths.nextToken();
      json.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        lengths.nextToken();
        json.writeFieldName(parser.currentName());
        if (isList(parser)) {
          isList(lengths);
          copyList(parser, lengthOf(lengths), elements, json);
        } else {
          json.copyCurrentStructure(parser);
          isList(lengths);
          skip(lengths);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // can't fail: in memory, and rules write valid JSON
    }
    return text.toString();
  }

  /**
   * Moves to the value of the current member; returns whether it is a list that may be shortened.
   */
  private static boolean isList(JsonParser parser) throws IOException {
    var name = parser.currentName();
    return parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(name);
  }

  private static int lengthOf(JsonParser parser) throws IOException {
    var length = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
      length++;
    }
    return length;
  }

  private static int skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return 0;
  }

  private static void copyList(JsonParser parser, int length, int kept, JsonGenerator json)
      throws IOException {
    var isOfTransactions = parser.getParsingContext().getParent().getCurrentName();
    var first = TRANSACTIONS.equals(isOfTransactions) ? Math.max(0, length - kept) : 0;
    json.writeStartArray();
    for (var i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i >= first && i < first + kept) {
        json.copyCurrentStructure(parser);
      } else {
        parser.skipChildren();
      }
    }
    json.writeEndArray();
  }
}
