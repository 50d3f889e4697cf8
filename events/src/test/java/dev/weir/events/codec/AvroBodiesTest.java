package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroBodiesTest {

  private static Object[] read(String written, String latest, String hex, String... paths) {
    var versions = AvroVersions.of("test", List.of(schema(written), schema(latest)));
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new AvroBodies(versions, List.of(paths)).read(1, bytes, 0, bytes.length);
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}"
                .formatted(fields.replace('\'', '"')));
  }

  private static final String ID = "{'name':'id','type':'string'}";

  @Test
  void a_field_is_read_under_the_name_that_the_newest_version_gives_it() {
    var renamed = "{'name':'key','type':'string','aliases':['id']}";
    assertThat(read(ID, renamed, "02 41", "key")).containsExactly("A");
  }

  @Test
  void a_field_that_a_version_lacks_has_the_newest_ones_default() {
    var more =
        ID
            + ",{'name':'kind','type':'string','default':'x'},{'name':'n','type':'long','default':7},{'name':'none','type':['null','string'],'default':null}";
    assertThat(read(ID, more, "02 41", "id", "kind", "n", "none"))
        .containsExactly("A", "x", 7L, null);
  }

  @Test
  void null_that_was_written_is_not_taken_for_the_default() {
    var written = "{'name':'kind','type':['null','string']}";
    var latest = "{'name':'kind','type':['string','null'],'default':'x'}";
    assertThat(read(written, latest, "00", "kind")).containsExactly((Object) null);
  }

  @Test
  void types_that_avro_promotes_are_read() {
    var written =
        "{'name':'a','type':'int'},{'name':'b','type':'float'},{'name':'c','type':{'type':'enum','name':'E','symbols':['X','Y']}}";
    assertThat(read(written, written, "03 0000c03f 02", "a", "b", "c"))
        .containsExactly(-2L, 1.5, "Y");
  }

  @Test
  void everything_else_is_read_past() {
    var written =
        "{'name':'a','type':{'type':'array','items':'long'}},{'name':'m','type':{'type':'map','values':['null','boolean']}},"
            + "{'name':'f','type':{'type':'fixed','name':'F','size':3}},{'name':'y','type':'bytes'},"
            + "{'name':'r','type':['null','R']},"
            + ID;
    // Two items with the block's size before them, one without; a map of one; fixed; bytes; null.
    var body = "03 04 02 04 02 06 00  02 02 4b 02 01 00  010203  02 ff  00  02 41";
    assertThat(read(written, ID, body, "id")).containsExactly("A");
  }

  @ParameterizedTest
  @CsvSource({
    "more nulls than are taken, null, d20f 00",
    "2^40 nulls, null, 8080808080808001 00",
    "more longs than there are bytes, long, 0a 00",
    "the least long as a count, long, ffffffffffffffffff01 00",
    "a block longer than the rest, long, 01 50 02 00",
    "a boolean that is neither, boolean, 02 02 00",
    "an int of 33 bits, int, 02 8080808020 00",
    "a number of 65 bits, long, 02 ffffffffffffffffff02 00",
    "a text that is longer than the rest, string, 02 7e 41 00",
    "an end that is missing, long, 02 02",
  })
  void a_list_that_can_not_be_is_refused(String what, String items, String hex) {
    var written = "{'name':'a','type':{'type':'array','items':'%s'}}".formatted(items);
    assertThatThrownBy(() -> read(written, ID, hex, "id"))
        .as(what)
        .isInstanceOf(InvalidMessageException.class);
  }

  @Test
  void a_record_that_contains_itself_has_a_bound() {
    var written = "{'name':'r','type':['null','R']}," + ID;
    assertThatThrownBy(() -> read(written, ID, "02".repeat(10_000), "id"))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining("nested deeper");
  }
}
