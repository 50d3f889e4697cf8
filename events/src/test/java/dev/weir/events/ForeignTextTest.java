package dev.weir.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForeignTextTest {

  @Test
  void text_of_any_script_stays_as_it_is() {
    var text = "größe 価格 цена שלום مرحبا 😀 shop-1.example";
    assertThat(ForeignText.oneLine(text)).isEqualTo(text);
  }

  @Test
  void control_characters_and_line_ends_are_replaced_one_for_one() {
    assertThat(ForeignText.oneLine("a\u001B[31mb\r\nc\td\u0000e\u007Ff\u009Bg\u0085h"))
        .isEqualTo("a?[31mb??c?d?e?f?g?h");
    assertThat(ForeignText.oneLine("a\u2028b\u2029c")).isEqualTo("a?b?c");
  }

  @Test
  void what_turns_the_direction_of_text_or_hides_it_is_replaced() {
    assertThat(ForeignText.oneLine("a\u202Eb\u2066c\u200Fd\u061Ce\u200Bf\uFEFFg"))
        .isEqualTo("a?b?c?d?e?f?g");
    assertThat(ForeignText.oneLine("a\uDB40\uDC41b")).isEqualTo("a?b");
  }

  @Test
  void half_a_surrogate_pair_and_noncharacters_are_replaced() {
    assertThat(ForeignText.oneLine("a\uD83Db\uDE00c\uFFFFd\uFFFE")).isEqualTo("a?b?c?d?");
  }

  @Test
  void a_long_text_ends_with_dots_and_tears_no_pair() {
    assertThat(ForeignText.oneLine("abcdefghij", 10)).isEqualTo("abcdefghij");
    assertThat(ForeignText.oneLine("abcdefghijk", 10)).isEqualTo("abcdefg...");
    assertThat(ForeignText.oneLine("abcdef😀hijk", 10)).isEqualTo("abcdef...");
  }

  @Test
  void a_subject_is_printable_ascii() {
    assertThat(ForeignText.asciiLine("größe\n😀", 99)).isEqualTo("gr??e??");
  }

  @Test
  void a_cell_that_a_spreadsheet_would_compute_is_defused() {
    assertThat(ForeignText.csvCell("=1+1")).isEqualTo("'=1+1");
    assertThat(ForeignText.csvCell("+1 555 0100")).isEqualTo("'+1 555 0100");
    assertThat(ForeignText.csvCell("-cmd|x")).isEqualTo("'-cmd|x");
    assertThat(ForeignText.csvCell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(ForeignText.csvCell("\t=1")).isEqualTo("'?=1");
    assertThat(ForeignText.csvCell("\r=1")).isEqualTo("'?=1");
    assertThat(ForeignText.csvCell("  =1")).isEqualTo("'  =1");
    assertThat(ForeignText.csvCell("\uFF1D1")).isEqualTo("'\uFF1D1");
  }

  @Test
  void names_and_numbers_in_cells_stay_as_they_are() {
    assertThat(ForeignText.csvCell("checkout")).isEqualTo("checkout");
    assertThat(ForeignText.csvCell("-12.50")).isEqualTo("-12.50");
    assertThat(ForeignText.csvCell("-1-1")).isEqualTo("'-1-1");
    assertThat(ForeignText.csvCell("a=b")).isEqualTo("a=b");
    assertThat(ForeignText.csvCell("")).isEmpty();
  }

  @Test
  void whatever_comes_in_one_bounded_line_comes_out() {
    var seed = 20261129L;
    var random = new SplittableRandom(seed);
    for (var round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (var i = random.nextInt(40); i > 0; i--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(65_536)));
      }
      var max = 3 + random.nextInt(30);
      var line = ForeignText.oneLine(text.toString(), max);
      assertThat(line.length()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(max);
      assertThat(line.chars().noneMatch(Character::isISOControl))
          .as("seed %d round %d", seed, round)
          .isTrue();
      assertThat(ForeignText.oneLine(line)).as("seed %d round %d", seed, round).isEqualTo(line);
    }
  }
}
