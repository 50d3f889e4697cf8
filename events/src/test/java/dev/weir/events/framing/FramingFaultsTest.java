package dev.weir.events.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.codec.MutatedBytes;
import dev.weir.property.PlantedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus and some mutations of it detect every planted fault of the decoders. */
@Tag("long")
class FramingFaultsTest {

  private static final int CHANGES = 100;
  private static final List<byte[]> CORPUS = corpus();

  private static List<PlantedFault> faults() {
    return List.of(
        fault(
            "bytes after a zlib stream are ignored",
            "framing/Zlib",
            "inflater.getRemaining() > 0",
            "false"),
        fault(
            "a zlib stream that is cut off is taken",
            "framing/Zlib",
            "if (more == 0 && !inflater.finished()) {",
            "if (more == 0 && !inflater.needsDictionary() && !inflater.finished()) { break; }"
                + " if (more == 0 && !inflater.finished()) {"),
        fault(
            "the bound of a zlib stream is one too many",
            "framing/Zlib",
            "budget.left() + 1L",
            "budget.left()"),
        fault(
            "a message index is not compared",
            "framing/MessageIndexes",
            "!path.equals(wanted)",
            "false"),
        fault(
            "an index of a negative count is taken",
            "framing/MessageIndexes",
            "number < 0 || number > max",
            "number > max"),
        fault(
            "an id is read little-endian",
            "framing/Frame",
            "new Confluent(ByteBuffer.wrap(bytes).getInt(from + 1))",
            "new Confluent(Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(from + 1)))"),
        fault(
            "a header is read where the record begins",
            "framing/Frame",
            "new Confluent(ByteBuffer.wrap(bytes).getInt(from + 1))",
            "new Confluent(ByteBuffer.wrap(bytes).getInt(1))"),
        fault(
            "any compression is read as none",
            "framing/Frame",
            "compression != Glue.PLAIN && compression != Glue.ZLIB",
            "false"),
        fault("bytes after an Avro body are ignored", "codec/AvroBodies", "in.left() > 0", "false"),
        fault(
            "text is not checked",
            "codec/StrictUtf8",
            "text.indexOf(REPLACEMENT) < 0 ||",
            "true ||"),
        fault(
            "an Avro index may be one too many",
            "codec/AvroCursor",
            "index >= alternatives",
            "index > alternatives"),
        fault(
            "items that take no byte are not bounded",
            "codec/AvroCursor",
            "(sizes ? left() : MAX_EMPTY_ITEMS - before)",
            "(sizes ? left() : 1L << 20)"),
        fault(
            "an Avro number has no sign",
            "codec/AvroCursor",
            "(value >>> 1) ^ -(value & 1)",
            "value >>> 1"),
        fault(
            "a group ends by any number",
            "codec/ProtobufFields",
            "open[--depth] != number",
            "--depth < 0"),
        fault("field number 0 is taken", "codec/ProtobufFields", "found < 1 ||", "found < 0 ||"),
        fault(
            "a number of 65 bits is taken",
            "codec/ProtobufFields",
            "shift == MAX_SHIFT && b > 1",
            "false"),
        fault(
            "any wire type is read as text",
            "codec/ProtobufFields",
            "wireType != wanted",
            "wireType != wanted && wanted != BYTES"),
        fault(
            "of a field twice the last is taken",
            "transaction/ProtobufMessages",
            "if (!isFirst)",
            "if (false)"),
        fault(
            "a channel that is not known is online",
            "transaction/ProtobufMessages",
            "number != PRESENT && number != ONLINE",
            "number < 0"),
        fault(
            "latitude and longitude are swapped",
            "transaction/ProtobufMessages",
            "case 1 -> latitude = real(in, \"location.coordinates.lat\", latitude);\n"
                + "        case 2 -> longitude = real(in, \"location.coordinates.lon\","
                + " longitude);",
            "case 2 -> latitude = real(in, \"location.coordinates.lat\", latitude);\n"
                + "        case 1 -> longitude = real(in, \"location.coordinates.lon\","
                + " longitude);"),
        fault(
            "a tick's time is in milliseconds",
            "market/TickBodies",
            "ChronoUnit.MICROS",
            "ChronoUnit.MILLIS"),
        fault(
            "a tick's epoch is not read from Avro",
            "market/TickBodies",
            "fields.epoch = (Long) values[11]",
            "fields.epoch = null"),
        fault(
            "a tick's epoch is skipped in Protobuf",
            "market/ProtobufTicks",
            "fields.epoch = integer(in, \"epoch\", fields.epoch)",
            "in.skip()"),
        fault(
            "corrections are taken for cancels",
            "market/ProtobufTicks",
            "fields.corrects = integer(in, \"corrects\", fields.corrects)",
            "fields.cancels = integer(in, \"corrects\", fields.corrects)"),
        fault(
            "of a tick's field twice the last is taken",
            "market/ProtobufTicks",
            "if (!isFirst)",
            "if (false)"),
        fault("an epoch below zero is taken", "market/Tick", "epoch < 0 ||", "false ||"));
  }

  private static PlantedFault fault(String name, String file, String right, String wrong) {
    return new PlantedFault(name, file, right, wrong);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_in_a_decoder_is_found(PlantedFault fault)
      throws IOException, ReflectiveOperationException {
    assertThat(isFound(FaultyDecoders.with(fault))).isTrue();
  }

  private static boolean isFound(FaultyDecoders faulty) throws ReflectiveOperationException {
    for (var seed = 0; seed <= CHANGES; seed++) {
      for (var input : CORPUS) {
        var bytes = seed == 0 ? input : MutatedBytes.of(input, seed);
        if (!faulty.outcome(bytes).equals(DecoderOutcomes.of(bytes))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<byte[]> corpus() {
    var inputs = new ArrayList<byte[]>();
    for (var method :
        List.of("a_framed_transaction_is_read_or_refused", "a_framed_tick_is_read_or_refused")) {
      inputs.addAll(inputs("MessagesFuzzTestInputs/" + method));
    }
    return inputs;
  }

  private static List<byte[]> inputs(String folder) {
    try (Stream<Path> files =
        Files.list(Path.of(FramingFaultsTest.class.getResource(folder).toURI()))) {
      return files.sorted().map(FramingFaultsTest::read).toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Cannot read the corpus", e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
