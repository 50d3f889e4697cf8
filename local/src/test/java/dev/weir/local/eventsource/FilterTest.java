package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private final EventSourceFixture source = new EventSourceFixture();

  private EventSourceFixture filtering(String... patterns) {
    var filters =
        Stream.of(patterns)
            .map(pattern -> "{'Pattern':" + pattern + "}")
            .collect(Collectors.joining(","));
    return source.with("{'FilterCriteria':{'Filters':[" + filters + "]}}");
  }

  private void put(String key, String data) {
    source.stream.put(
        FakePolledStream.SHARD,
        key,
        at(0),
        data.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static boolean matches(String pattern, String data) {
    var record = EventSourceFixture.json("{'partitionKey':'k','data':" + data + "}");
    return FilterCriteria.of(List.of(pattern.replace('\'', '"'))).match(record);
  }

  @Test
  void only_records_that_match_are_delivered() {
    put("good", "{'status':500}");
    put("bad", "{'status':200}");
    filtering("{'data':{'status':[500]}}").run();
    assertThat(source.function.keys()).containsExactly(List.of("good"));
    assertThat(source.shard().counters().filteredOut()).isEqualTo(1);
  }

  @Test
  void filtered_records_move_the_checkpoint() {
    put("bad", "{'status':200}");
    filtering("{'data':{'status':[500]}}").run();
    assertThat(source.shard().lastConfirmed()).isPresent();
    assertThat(source.function.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "", "{'status':", "{'status':500} 1", "\u0000"})
  void a_filter_on_the_data_drops_records_that_are_not_json(String data) {
    put("bad", data);
    filtering("{'data':{'status':[{'exists':false}]}}").run();
    assertThat(source.function.calls()).isEmpty();
    assertThat(source.shard().counters().filteredOut()).isEqualTo(1);
  }

  @Test
  void a_filter_on_other_fields_lets_records_pass_that_are_not_json() {
    put("wanted", "no json");
    put("other", "no json");
    filtering("{'partitionKey':['wanted']}").run();
    assertThat(source.function.keys()).containsExactly(List.of("wanted"));
  }

  @Test
  void a_record_passes_if_any_filter_matches() {
    put("a", "{'n':1}");
    put("b", "{'n':2}");
    put("c", "{'n':3}");
    filtering("{'data':{'n':[1]}}", "{'partitionKey':['c']}").run();
    assertThat(source.function.keys()).containsExactly(List.of("a", "c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "['GET'];'GET';true",
        "['GET'];'get';false",
        "['GET','PUT'];'PUT';true",
        "[500];500;true",
        "[500];500.0;true",
        "[500];'500';false",
        "[true];true;true",
        "[null];null;true",
        "[''];'';true",
        "[{'prefix':'/api'}];'/api/x';true",
        "[{'prefix':'/api'}];'/ap';false",
        "[{'suffix':'.png'}];'a.png';true",
        "[{'suffix':'.png'}];'a.jpg';false",
        "[{'equals-ignore-case':'get'}];'GeT';true",
        "[{'anything-but':'GET'}];'PUT';true",
        "[{'anything-but':'GET'}];'GET';false",
        "[{'anything-but':['GET','PUT']}];'PUT';false",
        "[{'anything-but':[1,2]}];3;true",
        "[{'anything-but':{'prefix':'/api'}}];'/web';true",
        "[{'numeric':['=',5]}];5;true",
        "[{'numeric':['>',5]}];5;false",
        "[{'numeric':['>=',500,'<',600]}];503;true",
        "[{'numeric':['>=',500,'<',600]}];600;false",
        "[{'numeric':['<=',1]}];'1';false",
        "[{'exists':true}];1;true",
        "[{'exists':false}];1;false",
        "['b'];['a','b'];true",
        "['c'];['a','b'];false",
        "[{'prefix':'x'},{'suffix':'y'}];'by';true"
      })
  void these_conditions_hold_or_not(String condition, String value, boolean expected) {
    assertThat(matches("{'data':{'f':" + condition + "}}", "{'f':" + value + "}"))
        .isEqualTo(expected);
  }

  @Test
  void an_absent_field_matches_nothing_but_its_absence() {
    assertThat(matches("{'data':{'f':[{'exists':false}]}}", "{}")).isTrue();
    assertThat(matches("{'data':{'f':[{'exists':true}]}}", "{}")).isFalse();
    assertThat(matches("{'data':{'f':[{'anything-but':'x'}]}}", "{}")).isFalse();
    assertThat(matches("{'data':{'f':[null]}}", "{}")).isFalse();
  }

  @Test
  void every_field_of_a_pattern_must_match() {
    var pattern = "{'data':{'a':{'b':[1]},'c':[2]}}";
    assertThat(matches(pattern, "{'a':{'b':1},'c':2}")).isTrue();
    assertThat(matches(pattern, "{'a':{'b':1},'c':3}")).isFalse();
    assertThat(matches(pattern, "{'a':1,'c':2}")).isFalse();
  }

  @Test
  void or_joins_patterns_of_different_fields() {
    var pattern = "{'data':{'$or':[{'a':[1]},{'b':[2]}]}}";
    assertThat(matches(pattern, "{'a':1,'b':3}")).isTrue();
    assertThat(matches(pattern, "{'a':0,'b':2}")).isTrue();
    assertThat(matches(pattern, "{'a':0,'b':3}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "no json",
        "{'data':5}",
        "{'data':[]}",
        "{'data':{'f':[{'cidr':'10.0.0.0/8'}]}}",
        "{'data':{'f':[{'wildcard':'a*'}]}}",
        "{'data':{'f':[{'prefix':{'equals-ignore-case':'a'}}]}}",
        "{'$or':[{'data':{'f':[{'wildcard':'a*'}]}},{'partitionKey':['k']}]}",
        "{'data':{'f':[{'prefix':5}]}}",
        "{'data':{'f':[{'exists':'yes'}]}}",
        "{'data':{'f':[{'numeric':['>']}]}}",
        "{'data':{'f':[{'numeric':['~',1]}]}}",
        "{'data':{'f':[{'numeric':['<','1']}]}}",
        "{'data':{'f':[{'prefix':'a','suffix':'b'}]}}"
      })
  void a_pattern_that_is_not_understood_is_refused(String pattern) {
    assertThat(FilterCriteria.problemsOf(List.of(pattern.replace('\'', '"')))).hasSize(1);
    assertThatThrownBy(() -> FilterCriteria.of(List.of(pattern.replace('\'', '"'))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
