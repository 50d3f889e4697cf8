package dev.weir.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void lines_wrap_between_words_and_are_indented() {
    assertThat(Paragraph.lines("one two three four", "  ", 10))
        .containsExactly("  one two", "  three", "  four");
  }

  @Test
  void a_line_is_filled_to_the_last_cell() {
    assertThat(Paragraph.lines("one two three", "", 7)).containsExactly("one two", "three");
  }

  @Test
  void a_word_that_is_wider_than_a_line_stays_whole() {
    assertThat(Paragraph.lines("a https://example.com b", "", 5))
        .containsExactly("a", "https://example.com", "b");
  }

  @Test
  void wide_characters_count_twice() {
    assertThat(Paragraph.lines("日本 日本", "", 8)).containsExactly("日本", "日本");
  }

  @Test
  void without_a_width_it_is_one_line() {
    assertThat(Paragraph.lines("one two", " ", Integer.MAX_VALUE)).containsExactly(" one two");
  }
}
