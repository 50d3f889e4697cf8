package dev.weir.market;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A decision as it is delivered, put together from what its item has: the JSON without the marks,
 * and the marks as bytes. In this way an item has its marks once; as text alone they would be two
 * thirds of it.
 */
public final class DecisionText {

  /** Where the marks belong. Escaped quotes keep every other text from looking like it. */
  public static final String MARKS = "\"marks\":{}";

  /** How many names a list of a decision has that would be too long with all of them. */
  public static final int MAX_NAMED = 500;

  private static final JsonFactory JSON = new JsonFactory();

  private DecisionText() {}

  /**
   * The JSON with its marks.
   *
   * @param head the JSON without them. One that has them, as it was stored once, stays as it is
   * @param marks as bytes, as they are stored alongside it
   */
  public static String whole(String head, byte[] marks) {
    var at = head.lastIndexOf(MARKS);
    if (at < 0) {
      return head;
    }
    var rest = head.substring(at + MARKS.length());
    // A decision that is too long says at its end how many more there are.
    var most = rest.startsWith(",") ? MAX_NAMED : Integer.MAX_VALUE;
    return head.substring(0, at) + named(MarkCodec.read(marks), most) + rest;
  }

  /** The marks of a decision as they are stored alongside its JSON. */
  public static byte[] marks(Collection<Mark> marks) {
    return MarkCodec.writeFitting(marks);
  }

  private static String named(List<Mark> marks, int most) {
    var inOrder = marks.stream().sorted(Comparator.comparing(Mark::name)).limit(most).toList();
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("marks");
      for (var mark : inOrder) {
        json.writeStringField(mark.name(), mark.tick());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    var object = text.toString();
    return object.substring(1, object.length() - 1);
  }
}
