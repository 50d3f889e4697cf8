package dev.weir.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.events.framing.MessageIndex;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.TransactionMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtobufFileTest {

  private static String read(String resource) {
    try (var file = ProtobufFileTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProtobufFile parsed(String resource) {
    return ProtobufFile.parse(resource, read(resource));
  }

  @Test
  void a_message_is_found_by_its_place_among_sorted_names_and_by_its_path() {
    var feed = parsed("/feed.proto");
    assertThat(feed.sortedNames())
        .containsExactly(
            "dev.weir.feed.v1.Alpha",
            "dev.weir.feed.v1.Alpha.Tick",
            "dev.weir.feed.v1.Heartbeat",
            "dev.weir.feed.v1.Zulu",
            "dev.weir.feed.v1.Zulu.Inner",
            "dev.weir.feed.v1.Zulu.Inner.Deep");
    assertThat(feed.at(List.of(2, 0))).contains("dev.weir.feed.v1.Alpha.Tick");
    assertThat(feed.at(List.of(1))).contains("dev.weir.feed.v1.Heartbeat");
    assertThat(feed.at(List.of(0, 0, 0))).contains("dev.weir.feed.v1.Zulu.Inner.Deep");
    assertThat(feed.at(List.of(3))).isEmpty();
  }

  @Test
  void the_index_that_messages_are_read_with_is_that_of_every_version() {
    for (var version = 1; version <= TransactionMessages.LATEST_PROTOBUF; version++) {
      var file =
          parsed(
              "/contracts/transaction/protobuf/v%d/dev/weir/transaction/v1/transaction.proto"
                  .formatted(version));
      assertIndex(file, "dev.weir.transaction.v1.Transaction", TransactionMessages.index());
    }
    for (var version = 1; version <= TickMessages.LATEST_PROTOBUF; version++) {
      var file =
          parsed("/contracts/tick/protobuf/v%d/dev/weir/market/v1/tick.proto".formatted(version));
      assertIndex(file, "dev.weir.market.v1.Tick", TickMessages.index());
    }
  }

  private static void assertIndex(ProtobufFile file, String name, MessageIndex index) {
    assertThat(file.sortedNames().indexOf(name)).isEqualTo(index.glue());
    assertThat(file.paths().get(name)).isEqualTo(index.confluent());
  }

  @Test
  void a_file_is_rendered_as_awss_serializer_renders_it() throws IOException {
    assertThat(
            parsed("/contracts/transaction/protobuf/v2/dev/weir/transaction/v1/transaction.proto")
                .rendered())
        .isEqualTo(registered("aa354e09-41fb-34db-8a89-36ed6e71411b"));
    assertThat(parsed("/contracts/tick/protobuf/v1/dev/weir/market/v1/tick.proto").rendered())
        .isEqualTo(registered("412bbd2b-9a85-3305-9616-55d4a0a553e4"));
    assertThat(parsed("/feed.proto").rendered())
        .isEqualTo(registered("2a0684c9-03b3-30b9-8c75-c2982df8364b"));
  }

  @Test
  void a_rendered_file_is_rendered_as_itself() throws IOException {
    for (var id :
        List.of(
            "aa354e09-41fb-34db-8a89-36ed6e71411b",
            "412bbd2b-9a85-3305-9616-55d4a0a553e4",
            "2a0684c9-03b3-30b9-8c75-c2982df8364b")) {
      var text = registered(id);
      assertThat(ProtobufFile.parse(id, text).rendered()).isEqualTo(text);
    }
  }

  private static String registered(String id) throws IOException {
    return new ObjectMapper()
        .readTree(read("/glue-schema-versions.json"))
        .get(id)
        .get("definition")
        .asText();
  }

  @Test
  void a_map_stands_for_a_message_that_counts() {
    var file =
        ProtobufFile.parse(
            "x.proto",
            "syntax = \"proto3\"; message M { map<string, int32> sizes_of_lots = 1; message Z {}"
                + " }");
    assertThat(file.sortedNames()).containsExactly("M", "M.SizesOfLotsEntry", "M.Z");
  }

  @Test
  void what_contracts_do_not_use_is_read_past() {
    var file =
        ProtobufFile.parse(
            "x.proto",
            """
            edition = "2023"; import public "y.proto"; /* of a block */
            option (mine) = { a: 1 b { c: ";" } };
            service S { rpc Get(M) returns (M) { option deprecated = true; } }
            message M {
              reserved 2, 4 to 6; reserved "gone";
              extensions 100 to 199;
              oneof kind { string a = 1 [deprecated = true]; M b = 3; }
              enum E { option allow_alias = true; Z = 0; N = -1; reserved 7; }
              E e = 0x8;
            }
            """);
    assertThat(file.syntax()).isEqualTo("2023");
    assertThat(file.message("M").orElseThrow().fields())
        .extracting(ProtobufFile.Field::number)
        .containsExactly(1, 3, 8);
    assertThat(file.sortedNames()).containsExactly("M");
  }

  @Test
  void a_file_that_ends_early_is_refused_by_place() {
    assertThatThrownBy(() -> ProtobufFile.parse("x.proto", "message M {\n string id = 1;"))
        .isInstanceOf(InvalidContractException.class)
        .hasMessage("x.proto:2: ends early");
  }
}
