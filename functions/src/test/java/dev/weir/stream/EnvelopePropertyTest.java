package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.envelope.CloudWatchLogs;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.envelope.WrappedLine;
import dev.weir.quarantine.Reason;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EnvelopePropertyTest {

  private static final Instant AT = Instant.parse("2025-10-10T13:55:36Z");

  @Property
  void arbitrary_bytes_are_opened_or_refused_but_never_fail(@ForAll("beginnings") byte[] data) {
    assertThat(isFate(Opens.open(data))).isTrue();
  }

  @Property
  void a_damaged_envelope_is_opened_or_refused_but_never_fails(
      @ForAll("envelopes") byte[] envelope,
      @ForAll @IntRange(min = 0, max = 10_000) int place,
      @ForAll byte damage,
      @ForAll @IntRange(min = 0, max = 10_000) int length) {
    byte[] damaged = Arrays.copyOf(envelope, Math.min(length, envelope.length));
    if (damaged.length > 0) {
      damaged[place % damaged.length] = damage;
    }

    assertThat(isFate(Opens.open(damaged))).isTrue();
  }

  @Property
  void a_damaged_aggregate_with_a_right_checksum_never_fails(
      @ForAll("lists") List<String> lines,
      @ForAll @IntRange(min = 0, max = 10_000) int place,
      @ForAll byte damage) {
    byte[] aggregate = aggregate(lines);
    byte[] body = Arrays.copyOfRange(aggregate, 4, aggregate.length - 16);
    body[place % body.length] = damage;

    assertThat(isFate(Opens.open(KplAggregate.seal(body)))).isTrue();
  }

  @Property
  void packed_and_gzipped_lines_open_to_the_same_lines(@ForAll("lists") List<String> lines) {
    byte[] packed = packed(lines);

    assertThat(Opens.lines(packed)).isEqualTo(lines);
    assertThat(Opens.lines(Gzip.compress(packed))).isEqualTo(lines);
  }

  @Property
  void gzip_members_open_to_the_lines_of_all(
      @ForAll("lists") List<String> one, @ForAll("lists") List<String> two) {
    var members = new ByteArrayOutputStream();
    members.writeBytes(Gzip.compress(packed(one)));
    members.writeBytes(Gzip.compress(packed(two)));

    assertThat(Opens.lines(members.toByteArray()))
        .startsWith(one.toArray(String[]::new))
        .endsWith(two.toArray(String[]::new))
        .hasSize(one.size() + two.size());
  }

  @Property
  void lines_in_a_cloudwatch_document_open_to_the_same_lines(@ForAll("lists") List<String> lines) {
    byte[] document = CloudWatchLogs.dataMessage("/ecs/shop", AT, lines);

    assertThat(Opens.lines(document)).isEqualTo(lines);
    assertThat(Opens.lines(Gzip.compress(document))).isEqualTo(lines);
  }

  @Property
  void wrapped_lines_open_to_the_same_lines(@ForAll("lists") List<String> lines) {
    var fluentBit = new ByteArrayOutputStream();
    var vector = new ByteArrayOutputStream();
    for (String line : lines) {
      fluentBit.writeBytes(WrappedLine.ofFluentBit(line, AT));
      fluentBit.write('\n');
      vector.writeBytes(WrappedLine.ofVector(line, AT));
      vector.write('\n');
    }

    assertThat(Opens.lines(fluentBit.toByteArray())).isEqualTo(lines);
    assertThat(Opens.lines(vector.toByteArray())).isEqualTo(lines);
  }

  @Property
  void aggregated_lines_open_to_the_same_lines(@ForAll("lists") List<String> lines) {
    assertThat(Opens.lines(aggregate(lines))).isEqualTo(lines);
  }

  @Property
  void each_user_record_is_in_exactly_one_of_two_halves(
      @ForAll("lists") List<String> lines, @ForAll @Size(16) byte[] cut) {
    var middle = new BigInteger(1, cut).max(BigInteger.ONE);
    var whole = HashKeyRange.whole();
    var lower = new HashKeyRange(whole.first(), middle.subtract(BigInteger.ONE));
    var upper = new HashKeyRange(middle, whole.last());
    byte[] aggregate = aggregate(lines);

    List<String> low = Opens.lines(Opens.openAfterSplit(aggregate, lower));
    List<String> high = Opens.lines(Opens.openAfterSplit(aggregate, upper));

    assertThat(low.size() + high.size()).isEqualTo(lines.size());
    assertThat(lines).containsAll(low).containsAll(high);
  }

  @Property
  void lines_are_found_as_a_naive_split_finds_them(@ForAll("texts") String text) {
    List<String> naive = List.of(text.replace("\r\n", "\n").split("\n", -1));
    if (naive.getLast().isEmpty()) {
      naive = naive.subList(0, naive.size() - 1);
    }

    assertThat(Opens.lines(text.getBytes(UTF_8))).isEqualTo(naive);
  }

  @Provide
  Arbitrary<byte[]> beginnings() {
    Arbitrary<byte[]> beginning =
        Arbitraries.of(
            new byte[0],
            new byte[] {0x1F, (byte) 0x8B, 8},
            new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2},
            "{\"log\":\"".getBytes(UTF_8),
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{".getBytes(UTF_8));
    Arbitrary<byte[]> rest = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    return beginning.flatMap(start -> rest.map(end -> join(start, end)));
  }

  @Provide
  Arbitrary<byte[]> envelopes() {
    return lists()
        .flatMap(
            lines ->
                Arbitraries.of(
                    packed(lines),
                    Gzip.compress(packed(lines)),
                    aggregate(lines),
                    CloudWatchLogs.dataMessage("/ecs/shop", AT, lines),
                    Gzip.compress(CloudWatchLogs.dataMessage("/ecs/shop", AT, lines)),
                    WrappedLine.ofFluentBit(lines.getFirst(), AT),
                    WrappedLine.ofVector(lines.getFirst(), AT)));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    // Any text but line ends, and no JSON: a wrapped line would be unwrapped once more.
    Arbitrary<String> line =
        Arbitraries.strings()
            .withChars("ab\"\\/\t\u0001 é€😀[]{}:,")
            .ofMinLength(1)
            .ofMaxLength(30)
            .map(text -> "x" + wellFormed(text));
    return line.list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("a\n\r")
        .ofMaxLength(12)
        .filter(EnvelopePropertyTest::isPlain);
  }

  /** Carriage returns only before newlines: others are part of a line, but for its last one. */
  private static boolean isPlain(String text) {
    return !text.replace("\r\n", "").contains("\r");
  }

  /** Chars are drawn one by one, so surrogates may have lost their other half. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static boolean isFate(Opened opened) {
    return switch (opened) {
      case Opened.Payloads payloads -> true;
      case Opened.Unreadable(var reason, var detail) -> reason != Reason.PARSER_FAILED;
    };
  }

  private static byte[] aggregate(List<String> lines) {
    var aggregate = new KplAggregate();
    for (int i = 0; i < lines.size(); i++) {
      aggregate.add("key-" + i % 3, lines.get(i).getBytes(UTF_8));
    }
    return aggregate.toBytes();
  }

  private static byte[] packed(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  private static byte[] join(byte[] start, byte[] end) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }
}
