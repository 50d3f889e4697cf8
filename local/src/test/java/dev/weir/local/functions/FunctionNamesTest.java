package dev.weir.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FunctionNamesTest {

  private static final List<String> NAMES = List.of("weir-Marks", "weir-Risk", "weir-RiskDelivery");

  @Test
  void a_part_of_a_name_is_enough_in_any_case() {
    assertThat(find("mark")).isEqualTo("weir-Marks");
  }

  @Test
  void a_whole_name_is_found_though_another_contains_it() {
    assertThat(find("weir-Risk")).isEqualTo("weir-Risk");
  }

  @Test
  void a_part_of_several_names_is_refused_with_these() {
    assertThatThrownBy(() -> find("risk"))
        .hasMessageContaining("Several functions are called risk")
        .extracting("remedy")
        .isEqualTo("Name one of: weir-Risk, weir-RiskDelivery.");
  }

  @Test
  void a_part_of_no_name_is_refused_with_all() {
    assertThatThrownBy(() -> find("x"))
        .extracting("remedy")
        .isEqualTo("Name one of: weir-Marks, weir-Risk, weir-RiskDelivery.");
  }

  private static String find(String text) {
    return FunctionNames.find(text, NAMES, Function.identity());
  }
}
