package dev.weir.events.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionMessages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages written by hand, byte for byte from the specifications of Avro, Protobuf, zlib and the
 * registries, and the result that docs/contracts.md states. Words in capitals stand for parts.
 */
class HostileMessagesTest {

  private static final String GUID = "00112233445566778899aabbccddeeff";
  private static final String PROTOBUF_GUID = "00112233445566778899aabbccddeef0";
  private static final int BOUND = 1024 * 1024;

  enum HostileContract {
    TRANSACTION(
        "02 74 02 75 08 312e3030 06 455552 02 6d 00 02 00 00 00 80a0abfef962",
        "0a 01 74",
        "12 01 75 1a 04 312e3030 22 03 455552 2a 01 6d 30 02 3a 00",
        "40 80d095ffbc31",
        "42 01 00",
        "02"),
    TICK(
        "02 41 02 58 02 53 04 02 02 31 00 00 00 8080f28183898506 00 00 00",
        "0a 01 41",
        "12 01 58 1a 01 53 20 02 2a 01 31",
        "48 8080f9c0c1c48203",
        "4a 01 00",
        "00");

    private final String avro;
    private final String first;
    private final String rest;
    private final String time;
    private final String textTime;
    private final String index;

    HostileContract(
        String avro, String first, String rest, String time, String textTime, String index) {
      this.avro = avro;
      this.first = first;
      this.rest = rest;
      this.time = time;
      this.textTime = textTime;
      this.index = index;
    }

    private HostileContract other() {
      return this == TICK ? TRANSACTION : TICK;
    }

    private String fingerprint() {
      var schema =
          this == TICK
              ? new AvroVersions("tick", TickMessages.LATEST_AVRO).latest()
              : new AvroVersions("transaction", TransactionMessages.LATEST_AVRO).latest();
      return HexFormat.of()
          .formatHex(
              ByteBuffer.allocate(Long.BYTES)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .putLong(SchemaNormalization.parsingFingerprint64(schema))
                  .array());
    }

    private byte[] bytes(String template) {
      var hex =
          template
              .replace("OTHER_OBJECT", "c301" + other().fingerprint())
              .replace("OTHER_BODY", other().first + other().rest + other().time)
              .replace("OTHER_AVRO", other().avro)
              .replace("OBJECT", "c301" + fingerprint())
              .replace("GLUE_AVRO", "0300" + GUID)
              .replace("GLUE_ZLIB", "0305" + PROTOBUF_GUID)
              .replace("GLUE", "0300" + PROTOBUF_GUID)
              .replace("GUID_AVRO", "01" + GUID)
              .replace("GUID", "01" + PROTOBUF_GUID)
              .replace("ID_AVRO", "00 00000001")
              .replace("ID", "00 00000002")
              .replace("INDEX", index)
              .replace("AVRO", avro)
              .replace("TEXT_TIME", textTime)
              .replace("BODY", first + rest + time)
              .replace("FIRST", first)
              .replace("REST", rest)
              .replace("TIME", time)
              .replace(" ", "");
      return HexFormat.of().parseHex(hex);
    }

    /** Returns {@code READ}, or the reason of the refusal. */
    private String outcome(byte[] bytes) {
      try {
        if (this == TICK) {
          new TickMessages(ids(TickMessages.LATEST_AVRO))
              .read(bytes, 0, bytes.length, InflationBudget.of(BOUND));
        } else {
          new TransactionMessages(ids(TransactionMessages.LATEST_AVRO))
              .read(bytes, 0, bytes.length, InflationBudget.of(BOUND));
        }
        return "READ";
      } catch (InvalidTickException e) {
        return e.problem().name();
      } catch (InvalidTransactionException e) {
        return e.problem().name();
      }
    }

    private static SchemaIds ids(int version) {
      var confluent = "1=avro:%d,2=protobuf:%d,".formatted(version, version);
      var guids =
          "00112233-4455-6677-8899-aabbccddeeff=avro:%d,00112233-4455-6677-8899-aabbccddeef0=protobuf:%d"
              .formatted(version, version);
      return SchemaIds.NONE.withGlue(guids).withConfluent(confluent + guids);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a single object, OBJECT AVRO, READ",
    "Glue with Avro, GLUE_AVRO AVRO, READ",
    "Glue with an index, GLUE INDEX BODY, READ",
    "Glue without an index, GLUE BODY, READ",
    "Confluent with Avro, ID_AVRO AVRO, READ",
    "Confluent with 0 for one index, ID 00 BODY, READ",
    "Confluent with one index, ID 02 00 BODY, READ",
    "Confluent with a count of more bytes than it needs, ID 80 00 BODY, READ",
    "a GUID with Avro, GUID_AVRO AVRO, READ",
    "a GUID with an index, GUID 00 BODY, READ",
    "no header, BODY, READ",
    "another contract's fingerprint, OTHER_OBJECT AVRO, UNKNOWN_SCHEMA",
    "another contract's body without a header, OTHER_BODY, MALFORMED_PROTOBUF",
    "another contract's body, ID 00 OTHER_BODY, MALFORMED_PROTOBUF",
    "another contract's Avro, ID_AVRO OTHER_AVRO, MALFORMED_AVRO",
    "an id little-endian, 00 01000000 AVRO, UNKNOWN_SCHEMA",
    "an id with the first bit, 00 80000001 AVRO, UNKNOWN_SCHEMA",
    "an id of eight bytes, 00 0000000000000001 AVRO, UNSUPPORTED_FRAME",
    "a GUID in Microsoft's order, 01 33221100554477668899aabbccddeeff AVRO, UNKNOWN_SCHEMA",
    "a GUID reversed, 01 ffeeddccbbaa99887766554433221100 AVRO, UNKNOWN_SCHEMA",
    "Glue's id in Microsoft's order, 0300 33221100554477668899aabbccddeeff AVRO, UNKNOWN_SCHEMA",
    "Glue's compression 01, 0301 00112233445566778899aabbccddeeff AVRO, UNSUPPORTED_FRAME",
    "Glue's compression ff, 03ff 00112233445566778899aabbccddeeff AVRO, UNSUPPORTED_FRAME",
    "Glue's index of another message, GLUE 01 BODY, MALFORMED_FRAME",
    "Glue's index 7, GLUE 07 BODY, MALFORMED_FRAME",
    "Glue's two indexes, GLUE INDEX INDEX BODY, MALFORMED_PROTOBUF",
    "Confluent's index of another message, ID 02 02 BODY, MALFORMED_FRAME",
    "Confluent's index of a nested message, ID 04 00 00 BODY, MALFORMED_FRAME",
    "a negative count, ID 01 BODY, MALFORMED_FRAME",
    "a negative index, ID 02 01 BODY, MALFORMED_FRAME",
    "a count of 2^31 - 1, ID feffffff0f BODY, MALFORMED_FRAME",
    "a count of six bytes, ID 808080808000 BODY, MALFORMED_FRAME",
    "indexes cut short, ID 04 00, MALFORMED_FRAME",
    "no indexes, ID BODY, UNSUPPORTED_FRAME",
    "no indexes after a GUID, GUID BODY, UNSUPPORTED_FRAME",
    "Apicurio's Ref, ID 06 0a 04 5469636b BODY, UNSUPPORTED_FRAME",
    "an Avro file, 4f626a01 AVRO, UNSUPPORTED_FRAME",
    "a header alone, OBJECT, MALFORMED_AVRO",
    "an id alone, ID, MALFORMED_FRAME",
    "Glue's header alone, GLUE, MISSING_FIELD",
  })
  void a_header_is_recognised_or_refused_by_name(String what, String template, String expected) {
    assertOutcome(what, template, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "the first field twice, ID 00 BODY FIRST, BAD_FIELD",
    "the time twice, ID 00 BODY TIME, BAD_FIELD",
    "fields in another order, ID 00 TIME REST FIRST, READ",
    "text as a number, ID 00 08 01 REST TIME, MALFORMED_PROTOBUF",
    "text as a fixed32, ID 00 0d 00000000 REST TIME, MALFORMED_PROTOBUF",
    "text as a group, ID 00 0b 0c REST TIME, MALFORMED_PROTOBUF",
    "the time as text, ID 00 FIRST REST TEXT_TIME, MALFORMED_PROTOBUF",
    "a field twice with two wire types, ID 00 BODY 08 01, BAD_FIELD",
    "an empty text, ID 00 0a 00 REST TIME, MISSING_FIELD",
    "no first field, ID 00 REST TIME, MISSING_FIELD",
    "no time, ID 00 FIRST REST, MISSING_FIELD",
    "a byte that is never UTF-8, ID 00 0a 01 ff REST TIME, MALFORMED_PROTOBUF",
    "an overlong zero, ID 00 0a 02 c080 REST TIME, MALFORMED_PROTOBUF",
    "half of a surrogate pair, ID 00 0a 03 eda080 REST TIME, MALFORMED_PROTOBUF",
    "a character above U+10FFFF, ID 00 0a 04 f4908080 REST TIME, MALFORMED_PROTOBUF",
    "half a character at the end of its text, ID 00 0a 01 c3 REST TIME, MALFORMED_PROTOBUF",
    "an unknown field twice, ID 00 BODY f801 01 f801 02, READ",
    "unknown text that is not UTF-8, ID 00 BODY fa01 01 ff, READ",
    "the greatest field number, ID 00 BODY f8ffffff0f 00, READ",
    "field number 0, ID 00 BODY 00 00, MALFORMED_PROTOBUF",
    "field number 2^29, ID 00 BODY 8080808010 00, MALFORMED_PROTOBUF",
    "wire type 6, ID 00 BODY fe01, MALFORMED_PROTOBUF",
    "wire type 7, ID 00 BODY ff01, MALFORMED_PROTOBUF",
    "a varint of eleven bytes, ID 00 BODY f801 8080808080808080808000, MALFORMED_PROTOBUF",
    "a varint of 65 bits, ID 00 BODY f801 ffffffffffffffffff02, MALFORMED_PROTOBUF",
    "a length of -1, ID 00 BODY fa01 ffffffffffffffffff01, MALFORMED_PROTOBUF",
    "a length of 2^63 - 1, ID 00 BODY fa01 ffffffffffffffff7f, MALFORMED_PROTOBUF",
    "a length beyond the end, ID 00 BODY fa01 02 00, MALFORMED_PROTOBUF",
    "a tag alone, ID 00 BODY f8, MALFORMED_PROTOBUF",
    "a group with known numbers in it, ID 00 BODY fb01 FIRST TIME fc01, READ",
    "a group that another number ends, ID 00 BODY fb01 f401, MALFORMED_PROTOBUF",
    "a group without an end, ID 00 BODY fb01, MALFORMED_PROTOBUF",
    "the end of no group, ID 00 BODY fc01, MALFORMED_PROTOBUF",
  })
  void a_protobuf_body_is_read_strictly(String what, String template, String expected) {
    assertOutcome(what, template, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a byte after the body, OBJECT AVRO 00, MALFORMED_AVRO",
    "a second body, ID_AVRO AVRO AVRO, MALFORMED_AVRO",
    "a length of -1, OBJECT 01, MALFORMED_AVRO",
    "a length of -2^63, OBJECT ffffffffffffffffff01, MALFORMED_AVRO",
    "a length of 2^63 - 1, OBJECT feffffffffffffffff01 41, MALFORMED_AVRO",
    "a length of 2^31, OBJECT 8080808010 41, MALFORMED_AVRO",
    "a length of eleven bytes, OBJECT 8280808080808080808000 41, MALFORMED_AVRO",
    "a length of 65 bits, OBJECT 82808080808080808002 41, MALFORMED_AVRO",
    "a byte that is never UTF-8, OBJECT 02 ff, MALFORMED_AVRO",
    "half of a surrogate pair, OBJECT 06 eda080, MALFORMED_AVRO",
  })
  void an_avro_body_is_read_to_its_end(String what, String template, String expected) {
    assertOutcome(what, template, expected);
  }

  private static void assertOutcome(String what, String template, String expected) {
    for (var contract : HostileContract.values()) {
      assertThat(contract.outcome(contract.bytes(template)))
          .as("%s, %s", contract, what)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "no channel, ID 00 0a0174 120175 1a0131 2203455552 2a016d 3a00 TIME, MISSING_FIELD",
    "channel 0, ID 00 0a0174 120175 1a0131 2203455552 2a016d 3000 3a00 TIME, MISSING_FIELD",
    "channel 3, ID 00 0a0174 120175 1a0131 2203455552 2a016d 3003 3a00 TIME, BAD_FIELD",
    "channel -1, ID 00 0a0174 120175 1a0131 2203455552 2a016d 30ffffffffffffffffff01 TIME,"
        + " BAD_FIELD",
    "channel 2^32 + 2, ID 00 0a0174 120175 1a0131 2203455552 2a016d 308280808010 TIME, BAD_FIELD",
    "the channel twice, ID 00 BODY 30 02, BAD_FIELD",
    "the location twice, ID 00 BODY 3a 00, BAD_FIELD",
    "an empty category, ID 00 BODY 4a 00, MISSING_FIELD",
    "the category twice, ID 00 BODY 4a0161 4a0161, BAD_FIELD",
    "the category as a number, ID 00 BODY 4801, MALFORMED_PROTOBUF",
    "an Avro enum's third symbol, OBJECT 0274 0275 0231 06455552 026d 00 04, MALFORMED_AVRO",
    "an Avro enum's symbol -1, OBJECT 0274 0275 0231 06455552 026d 00 01, MALFORMED_AVRO",
    "an Avro union's third branch, OBJECT 0274 0275 0231 06455552 026d 04, MALFORMED_AVRO",
    "an Avro union's branch -1, OBJECT 0274 0275 0231 06455552 026d 01, MALFORMED_AVRO",
  })
  void a_transaction_is_as_the_contract_says(String what, String template, String expected) {
    var contract = HostileContract.TRANSACTION;
    assertThat(contract.outcome(contract.bytes(template))).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "no sequence, ID 00 0a0141 120158 1a0153 2a0131 TIME, MISSING_FIELD",
    "sequence 0, ID 00 0a0141 120158 1a0153 2000 2a0131 TIME, BAD_FIELD",
    "sequence -1, ID 00 0a0141 120158 1a0153 20ffffffffffffffffff01 2a0131 TIME, BAD_FIELD",
    "no price, ID 00 0a0141 120158 1a0153 2002 TIME, MISSING_FIELD",
    "an empty price, ID 00 0a0141 120158 1a0153 2002 2a00 TIME, BAD_PRICE",
    "an exponent, ID 00 0a0141 120158 1a0153 2002 2a03316539 TIME, BAD_PRICE",
    "a digit of another script, ID 00 0a0141 120158 1a0153 2002 2a02d9a1 TIME, BAD_PRICE",
    "an epoch, ID 00 BODY 60 01, READ",
    "epoch 0, ID 00 BODY 60 00, READ",
    "epoch -1, ID 00 BODY 60 ffffffffffffffffff01, BAD_FIELD",
    "epoch 1000001, ID 00 BODY 60 c1843d, BAD_FIELD",
    "epoch 0 twice, ID 00 BODY 60 00 60 00, BAD_FIELD",
    "an epoch as text, ID 00 BODY 62 01 31, MALFORMED_PROTOBUF",
    "a correction, ID 00 BODY 50 01, READ",
    "a correction of itself, ID 00 BODY 50 02, BAD_FIELD",
    "a correction of sequence 0, ID 00 BODY 50 00, BAD_FIELD",
    "a correction and a cancel, ID 00 BODY 50 01 58 01, BAD_FIELD",
    "an Avro epoch of -1, OBJECT 0241 0258 0253 04 020231 000000 00 0000 01, BAD_FIELD",
    "an Avro epoch of 1000001, OBJECT 0241 0258 0253 04 020231 000000 00 0000 82897a, BAD_FIELD",
    "no Avro epoch, OBJECT 0241 0258 0253 04 020231 000000 00 0000, MALFORMED_AVRO",
    "an Avro time of -2^63, OBJECT 0241 0258 0253 04 020231 000000 ffffffffffffffffff01 0000 00,"
        + " BAD_TIME",
    "an Avro union's third branch, OBJECT 0241 0258 0253 04 04, MALFORMED_AVRO",
  })
  void a_tick_is_as_the_contract_says(String what, String template, String expected) {
    var contract = HostileContract.TICK;
    assertThat(contract.outcome(contract.bytes(template))).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(HostileContract.class)
  void no_message_is_read_that_is_cut_off_anywhere(HostileContract contract) {
    for (var template :
        new String[] {
          "OBJECT AVRO",
          "GLUE_AVRO AVRO",
          "GLUE INDEX BODY",
          "GLUE BODY",
          "ID_AVRO AVRO",
          "ID 00 BODY",
          "GUID 00 BODY",
          "BODY"
        }) {
      var bytes = contract.bytes(template);
      for (var length = 0; length < bytes.length; length++) {
        assertThat(contract.outcome(Arrays.copyOf(bytes, length)))
            .as("%d bytes of %s", length, template)
            .isNotEqualTo("READ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(HostileContract.class)
  void groups_of_any_depth_are_skipped(HostileContract contract) {
    var depth = 100_000;
    var groups = "fb01".repeat(depth) + "fc01".repeat(depth);
    assertThat(contract.outcome(contract.bytes("ID 00 BODY" + groups))).isEqualTo("READ");
  }

  @ParameterizedTest
  @EnumSource(HostileContract.class)
  void a_zlib_stream_holds_all_that_follows_the_header_and_nothing_follows_it(
      HostileContract contract) {
    var body = contract.bytes("BODY");
    var whole = contract.bytes("INDEX BODY");
    assertThat(zlib(contract, deflated(body, false))).isEqualTo("READ");
    assertThat(zlib(contract, deflated(whole, false))).isEqualTo("READ");

    var index = contract.bytes("INDEX");
    assertThat(zlib(contract, index, deflated(body, false))).isEqualTo("MALFORMED_FRAME");
    var stream = deflated(whole, false);
    assertThat(zlib(contract, stream, stream)).isEqualTo("MALFORMED_FRAME");
    assertThat(zlib(contract, stream, new byte[1])).isEqualTo("MALFORMED_FRAME");
    assertThat(zlib(contract, deflated(whole, true))).isEqualTo("MALFORMED_FRAME");
    assertThat(zlib(contract, deflated(stream, false))).isEqualTo("MALFORMED_PROTOBUF");
    assertThat(zlib(contract, whole)).isEqualTo("MALFORMED_FRAME");
    assertThat(zlib(contract, deflated(new byte[BOUND + 1], false))).isEqualTo("MALFORMED_FRAME");
    for (var length = 0; length < stream.length; length++) {
      assertThat(zlib(contract, Arrays.copyOf(stream, length))).isEqualTo("MALFORMED_FRAME");
    }
  }

  private static String zlib(HostileContract contract, byte[]... parts) {
    var message = new ByteArrayOutputStream();
    message.writeBytes(contract.bytes("GLUE_ZLIB"));
    for (var part : parts) {
      message.writeBytes(part);
    }
    return contract.outcome(message.toByteArray());
  }

  private static byte[] deflated(byte[] bytes, boolean isRaw) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, isRaw);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      var out = new byte[bytes.length + 100];
      return Arrays.copyOf(out, deflater.deflate(out));
    } finally {
      deflater.end();
    }
  }
}
