package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compares records that are read by the layout of an earlier one with the same records scanned: the
 * only record of an event is always scanned.
 */
class RecordLayoutPropertyTest {

  private static final String KEY = "%KEY%";
  private static final String NUMBER = "%NUMBER%";
  private static final String DATA = "%DATA%";
  private static final String ARRIVAL = "%ARRIVAL%";
  private static final String ID = "%ID%";

  @Test
  void records_are_read_together_as_each_is_read_alone() {
    Property.holds(
        draw -> {
          var layouts = draw.list(1, 2, () -> layout(draw));
          var records = draw.list(1, 8, () -> filled(draw, draw.of(layouts)));

          assertThat(read(records)).as("%s", records).isEqualTo(readEachAlone(records));
        });
  }

  @Test
  void plain_records_of_any_layout_are_read() {
    Property.holds(
        draw -> {
          var layout = plainLayout(draw);
          var records = draw.list(2, 6, () -> plain(draw, layout));

          assertThat(read(records)).as("%s", records).isPresent();
          assertThat(read(records)).isEqualTo(readEachAlone(records));
        });
  }

  /** A record in JSON with places for its values: members in any order, any spacing. */
  private static String layout(Draw draw) {
    var layout = plainLayout(draw);
    return switch (draw.integer(0, 7)) {
      case 0 -> layout.replace("\"data\"", "\"d\\u0061ta\"");
      case 1 -> layout.replace(member(draw, "data", DATA), member(draw, "date", DATA));
      case 2 -> layout.replaceFirst("\"k\"", "\"data\"");
      case 3 -> layout.substring(0, draw.integer(1, layout.length()));
      case 4 -> layout.replace(NUMBER, "1");
      default -> layout;
    };
  }

  private static String plainLayout(Draw draw) {
    var kinesis = new ArrayList<String>();
    kinesis.add(member(draw, "kinesisSchemaVersion", "\"1.0\""));
    kinesis.add(member(draw, "partitionKey", "\"" + KEY + "\""));
    kinesis.add(member(draw, "sequenceNumber", "\"" + NUMBER + "\""));
    kinesis.add(member(draw, "data", "\"" + DATA + "\""));
    kinesis.add(member(draw, "approximateArrivalTimestamp", ARRIVAL));
    var record = new ArrayList<String>();
    record.add(member(draw, "kinesis", object(draw, kinesis)));
    record.add(member(draw, "eventID", "\"" + ID + "\""));
    record.add(member(draw, "eventSourceARN", "\"arn:aws:kinesis:r:1:stream/s\""));
    record.add(member(draw, "x", draw.of("null", "[1,{\"data\":\"\"}]", "\"\\\"\"")));
    return object(draw, record);
  }

  private static String member(Draw draw, String name, String value) {
    return "\"" + name + "\"" + space(draw) + ":" + space(draw) + value;
  }

  private static String object(Draw draw, List<String> members) {
    Collections.shuffle(members, new Random(draw.integer(0L, Long.MAX_VALUE)));
    var space = space(draw);
    return "{" + space + String.join(space + "," + space, members) + space(draw) + "}";
  }

  private static String space(Draw draw) {
    return draw.of("", "", "", " ", "\n\t ", "          ");
  }

  private static String plain(Draw draw, String layout) {
    var number = number(draw);
    return layout
        .replace(KEY, draw.text(0, 40, "abc/é😀 {}[]:,"))
        .replace(NUMBER, number)
        .replace(DATA, Base64.getEncoder().encodeToString(draw.bytes(90)))
        .replace(ARRIVAL, draw.integer(0, 2_000_000_000) + draw.of("", ".5", ".123456789"))
        .replace(ID, "shardId-000000000006:" + number);
  }

  private static String filled(Draw draw, String layout) {
    if (draw.integer(0, 2) > 0) {
      return plain(draw, layout);
    }
    return switch (draw.integer(0, 5)) {
      case 0 -> plain(draw, layout.replace(KEY, draw.of("\\u00e9", "\\\"", "\\", "\t", "\"")));
      case 1 -> plain(draw, layout.replace(NUMBER, draw.of("", "01", "1a", "\\u0031", "-1", "0")));
      case 2 -> plain(draw, layout.replace(DATA, draw.of("\\/\\/\\/\\/", "AAA!", "A", "QUI=", "")));
      case 3 ->
          plain(
              draw,
              layout.replace(
                  ARRIVAL,
                  draw.of("01", "1.", "-1", "1e3", "1.5E+3", "1234567890123", "\"1\"", "", "1.x")));
      case 4 ->
          plain(
              draw,
              layout.replace(
                  ID,
                  draw.of(
                      "shardId-000000000006:",
                      "shardId-000000000006:1:2",
                      "shardId-000000000006:1\\u003a2",
                      "shardId-000000000006:x",
                      "shardId-000000000006",
                      "shardId-00000000000\\u0036:1")));
      default -> {
        var record = plain(draw, layout);
        var cut = draw.integer(0, record.length());
        yield record.substring(0, cut) + draw.of("", " ", ",", "\"", "}") + record.substring(cut);
      }
    };
  }

  private static String number(Draw draw) {
    return draw.natural(BigInteger.TEN.pow(draw.of(3, 56, SequenceNumber.MAX_DIGITS - 1)))
        .toString();
  }

  /** Returns the records; empty if the event is refused. */
  private static Optional<List<KinesisRecord>> read(List<String> records) throws IOException {
    var event = "{\"Records\":[" + String.join(",", records) + "]}";
    try {
      var batch = KinesisBatch.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
      return Optional.of(batch.records());
    } catch (MalformedEventException refused) {
      return Optional.empty();
    }
  }

  private static Optional<List<KinesisRecord>> readEachAlone(List<String> records)
      throws IOException {
    var all = new ArrayList<KinesisRecord>();
    for (var record : records) {
      var alone = read(List.of(record));
      if (alone.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(alone.get());
    }
    return Optional.of(all);
  }
}
