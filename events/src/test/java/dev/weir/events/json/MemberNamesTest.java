package dev.weir.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.events.codec.StrictUtf8;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names are found whether they come as expected or not, at the same cost for the budget. */
class MemberNamesTest {

  private static final MemberNames NAMES =
      MemberNames.of("id", "userId", "occurredAt", "aNameOfMoreThanTwoNumbers", "end");

  /** The names that were found, and the tokens that the object took. */
  private record NamesRead(List<String> names, long tokens) {}

  private static NamesRead read(String json) {
    return read(json, 0, 0);
  }

  /** Reads an object that begins and ends within other bytes. */
  private static NamesRead read(String json, int before, int after) {
    return readBetween("x".repeat(before), json, "x".repeat(after));
  }

  private static NamesRead readBetween(String start, String json, String rest) {
    byte[] bytes = (start + json + rest).getBytes(UTF_8);
    int before = start.length();
    int to = bytes.length - rest.length();
    var tokens = new long[1];
    var scanner =
        new JsonScanner(
            bytes,
            before,
            to,
            count -> tokens[0] += count,
            8,
            StrictUtf8.charset(bytes, before, to).orElseThrow());
    var members = new JsonMembers(scanner, IllegalStateException::new);
    var names = new ArrayList<String>();
    for (boolean more = members.first(); more; more = members.next()) {
      names.add(members.name(NAMES));
      members.skip();
    }
    assertThat(scanner.atEnd()).isTrue();
    return new NamesRead(names, tokens[0]);
  }

  @Test
  void names_are_found_in_their_order() {
    var all = "{\"id\":1,\"userId\":2,\"occurredAt\":3,\"aNameOfMoreThanTwoNumbers\":4,\"end\":5}";
    assertThat(read(all))
        .isEqualTo(
            new NamesRead(
                List.of("id", "userId", "occurredAt", "aNameOfMoreThanTwoNumbers", "end"), 11));
    assertThat(read(all, 9, 0)).isEqualTo(read(all));
    assertThat(read(all, 0, 9)).isEqualTo(read(all));
  }

  @Test
  void names_are_found_in_any_order_and_if_some_are_absent() {
    assertThat(read("{\"end\":1,\"userId\":2,\"id\":3}").names())
        .containsExactly("end", "userId", "id");
    assertThat(read("{\"occurredAt\":1,\"end\":2}").names()).containsExactly("occurredAt", "end");
    assertThat(read("{\"id\":1,\"id\":2}").names()).containsExactly("id", "id");
  }

  @Test
  void blanks_and_escapes_change_nothing_but_the_tokens_of_the_escapes() {
    var plain = read("{\"id\":1,\"userId\":2}");
    assertThat(read(" { \"id\" : 1 ,\n\t\"userId\" :2 } ")).isEqualTo(plain);
    assertThat(read("{\"\\u0069d\":1,\"userId\":2}"))
        .isEqualTo(new NamesRead(plain.names(), plain.tokens() + 1));
  }

  @Test
  void other_names_are_not_taken_for_the_expected_one() {
    assertThat(read("{\"i\":1}").names()).containsExactly("");
    assertThat(read("{\"ID\":1}").names()).containsExactly("");
    assertThat(read("{\"ide\":1}").names()).containsExactly("");
    assertThat(read("{\"\":1,\"id\":1}").names()).containsExactly("", "id");
    assertThat(read("{\"id\":1,\"userIds\":2,\"userId\":3}").names())
        .containsExactly("id", "", "userId");
    assertThat(read("{\"id\":1,\"userId\":2,\"occurredAs\":3}").names())
        .containsExactly("id", "userId", "");
  }

  /** Within 16 bytes of the array's end, names are read as any string. */
  @Test
  void names_are_found_in_every_order_and_wherever_the_array_ends() {
    var known = List.of("id", "userId", "occurredAt", "aNameOfMoreThanTwoNumbers", "end");
    for (var one : known) {
      for (var two : known) {
        for (var three : known) {
          var json = "{\"%s\":1,\"%s\":2,\"%s\":3}".formatted(one, two, three);
          for (var after = 0; after <= 16; after++) {
            assertThat(read(json, 0, after).names()).containsExactly(one, two, three);
          }
        }
      }
    }
  }

  @Test
  void an_object_that_is_cut_off_is_not_json_whatever_follows_in_the_array() {
    var json = "{\"id\":1,\"occurredAt\":2,\"end\":3}";
    for (var end = 1; end < json.length(); end++) {
      var cut = json.substring(0, end);
      for (var rest : List.of("", "x".repeat(24), json.substring(end) + "x".repeat(24))) {
        assertThat(catchThrowable(() -> readBetween("", cut, rest)))
            .as(cut)
            .isInstanceOf(JsonException.class);
      }
    }
  }
}
