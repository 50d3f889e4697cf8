package dev.weir.samples;

import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Problem;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that is not a valid transaction.
 *
 * @param reason why it must be quarantined: a {@link Problem}'s name, {@code WRONG_PARTITION_KEY}
 *     or {@code TIME_AHEAD}
 * @param partitionKey the key to put it with
 * @param data the bytes to put; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record BadRecord(String reason, String partitionKey, byte[] data) {

  private static final String USER = "user-bad";
  // Of Glue's header, which takes 18 bytes.
  private static final byte GLUE_VERSION = 3;
  // The beginning of Avro files; a record of the stream holds one message.
  private static final byte[] AVRO_CONTAINER_FILE = {'O', 'b', 'j', 1};
  private static final Duration TOO_FAR_AHEAD = Duration.ofHours(25);

  public BadRecord {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(data, "data");
  }

  /** Returns one of each kind, for records that arrive at about this time. */
  static List<BadRecord> all(Instant arrivedAt) {
    var good = good(arrivedAt);
    var json = new String(TransactionJson.write(good), StandardCharsets.UTF_8);
    var avro = TransactionAvro.write(good);
    var unknown = avro.clone();
    // Within the schema's fingerprint.
    unknown[5] ^= 1;
    var protobuf =
        TransactionMessages.body(
            good, new SchemaVersion(Encoding.PROTOBUF, TransactionMessages.LATEST_PROTOBUF));
    return List.of(
        of(Problem.MALFORMED_JSON, json.substring(0, json.length() / 2)),
        of(Problem.MALFORMED_AVRO, Arrays.copyOf(avro, avro.length - 1)),
        of(Problem.MALFORMED_PROTOBUF, Arrays.copyOf(protobuf, protobuf.length - 1)),
        of(Problem.MALFORMED_FRAME, new byte[] {GLUE_VERSION, 0, 1, 2, 3}),
        of(Problem.UNSUPPORTED_FRAME, AVRO_CONTAINER_FILE),
        of(Problem.UNKNOWN_SCHEMA, unknown),
        of(Problem.MISSING_FIELD, json.replace("\"merchant\"", "\"shop\"")),
        of(Problem.BAD_FIELD, json.replace("\"present\"", "\"by post\"")),
        of(Problem.BAD_AMOUNT, json.replace("\"12.50\"", "\"12,50\"")),
        of(Problem.NEGATIVE_AMOUNT, json.replace("\"12.50\"", "\"-12.50\"")),
        of(Problem.UNKNOWN_CURRENCY, json.replace("\"EUR\"", "\"EUX\"")),
        of(Problem.UNKNOWN_COUNTRY, json.replace("\"PT\"", "\"QQ\"")),
        of(Problem.COORDINATES_OUT_OF_RANGE, json.replace("38.72", "98.72")),
        of(Problem.BAD_TIME, json.replace(good.occurredAt().toString(), "yesterday")),
        new BadRecord("WRONG_PARTITION_KEY", "user-other", TransactionJson.write(good)),
        new BadRecord(
            "TIME_AHEAD", USER, TransactionJson.write(good(arrivedAt.plus(TOO_FAR_AHEAD)))));
  }

  private static BadRecord of(Problem problem, String json) {
    return of(problem, json.getBytes(StandardCharsets.UTF_8));
  }

  private static BadRecord of(Problem problem, byte[] data) {
    return new BadRecord(problem.name(), USER, data);
  }

  private static Transaction good(Instant at) {
    return new Transaction(
        "tx-bad",
        USER,
        Money.of("12.50", "EUR"),
        "corner bakery",
        Optional.empty(),
        Channel.PRESENT,
        new Location("PT", "Lisbon", Optional.of(new Coordinates(38.72, -9.14))),
        at);
  }
}
