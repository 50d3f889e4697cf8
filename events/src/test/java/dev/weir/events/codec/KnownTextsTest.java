package dev.weir.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class KnownTextsTest {

  private static final String LETTERS = "abAB\u0000";

  @Test
  void a_text_is_found_wherever_it_is_and_another_is_not() {
    Property.holds(
        draw -> {
          var known = new HashSet<String>();
          for (var i = draw.integer(1, 40); i > 0; i--) {
            known.add(draw.text(1, 12, LETTERS));
          }
          var text = draw.text(0, 12, LETTERS);
          var before = draw.text(0, 3, LETTERS);
          var bytes =
              (before + text + draw.text(0, 9, LETTERS)).getBytes(StandardCharsets.US_ASCII);
          var from = before.length();

          assertThat(KnownTexts.of(known).find(bytes, from, from + text.length()))
              .isEqualTo(known.contains(text) ? text : null);
        });
  }

  @Test
  void a_found_text_is_always_the_same_string() {
    var usual = new String("EUR".toCharArray());
    byte[] bytes = "EUR".getBytes(StandardCharsets.US_ASCII);

    assertThat(KnownTexts.of(usual).find(bytes, 0, bytes.length)).isSameAs(usual);
  }

  @Test
  void a_text_that_only_begins_or_ends_like_a_known_one_is_not_known() {
    var names = KnownTexts.of("occurredAt");
    for (var other : new String[] {"occurred", "occurredAtX", "occurredBt", "ccurredAt", ""}) {
      byte[] bytes = other.getBytes(StandardCharsets.US_ASCII);

      assertThat(names.find(bytes, 0, bytes.length)).as(other).isNull();
    }
  }
}
