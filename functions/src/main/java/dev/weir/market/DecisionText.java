package dev.weir.market;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A decision as delivered, assembled from its item: the JSON without the marks, and the marks as
 * bytes. So an item holds its marks once; as text they would be two thirds of it.
 */
public final class DecisionText {

  /** The placeholder for the marks. Because quotes are escaped, no other text can look like it. */
  public static final String MARKS = "\"marks\":{}";

  /** The number of names kept in a decision's list that would otherwise be too long. */
  public static final int MAX_NAMED = 500;

  private static final JsonFactory JSON = new JsonFactory();

  private DecisionText() {}

  /**
   * Returns the JSON with its marks.
   *
   * @param head the JSON without them. One that contains them, as once stored, stays unchanged
   * @param marks as bytes, as stored alongside it
   */
  public static String whole(String head, byte[] marks) {
    // The end of a shortened list states how many more there are.
    return with(head, marks, rest -> rest.startsWith(",") ? MAX_NAMED : Integer.MAX_VALUE);
  }

  /** Returns the JSON with its marks, all of them even where the delivered list is shortened. */
  public static String withAllMarks(String head, byte[] marks) {
    return with(head, marks, _ -> Integer.MAX_VALUE);
  }

  private static String with(String head, byte[] marks, ToIntFunction<String> mostBefore) {
    var at = head.lastIndexOf(MARKS);
    if (at < 0) {
      return head;
    }
    var rest = head.substring(at + MARKS.length());
    return head.substring(0, at) + named(MarkCodec.read(marks), mostBefore.applyAsInt(rest)) + rest;
  }

  /** Returns the marks of a decision in the form stored alongside its JSON. */
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
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    var object = text.toString();
    return object.substring(1, object.length() - 1);
  }
}
