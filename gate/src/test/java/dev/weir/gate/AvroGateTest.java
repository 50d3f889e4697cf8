package dev.weir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroGateTest {

  private static final String CHANNEL = "\"symbols\": [\"PRESENT\", \"ONLINE\"]";

  // The modes that let a change of version 2 pass, and the rule that refuses it in the others.
  @ParameterizedTest
  @CsvSource({
    "01-add-optional-field-with-default-null, BACKWARD FORWARD FULL,",
    "02-add-required-field-no-default, FORWARD, BACKWARD_READER_FIELD_MISSING_DEFAULT_VALUE",
    "03-add-field-with-default, BACKWARD FORWARD FULL,",
    "04-remove-field-that-had-a-default-category, BACKWARD FORWARD FULL,",
    "05-remove-field-without-default-merchant, BACKWARD,"
        + " FORWARD_READER_FIELD_MISSING_DEFAULT_VALUE",
    "06-rename-field-no-alias-merchant-shop,, READER_FIELD_MISSING_DEFAULT_VALUE",
    "07-rename-field-with-alias, BACKWARD, FORWARD_READER_FIELD_MISSING_DEFAULT_VALUE",
    "08-string-bytes-amount,, STRING_AND_BYTES",
    "09-string-long-amount,, TYPE_MISMATCH",
    "10-long-int-occurredAt,, LOGICAL_TYPE_CHANGED",
    "11-long-double-occurredAt,, WHOLE_NUMBER_TO_REAL",
    "12-double-float-lat, FORWARD, BACKWARD_MISSING_UNION_BRANCH",
    "13-timestamp-millis-timestamp-micros,, LOGICAL_TYPE_CHANGED",
    "14-string-union-null-string-city, BACKWARD, FORWARD_TYPE_MISMATCH",
    "15-union-null-string-string-category, FORWARD, BACKWARD_TYPE_MISMATCH",
    "16-union-order-string-null-default,, DEFAULT_CHANGED",
    "17-add-enum-symbol-no-enum-default, BACKWARD, FORWARD_MISSING_ENUM_SYMBOLS",
    "18-add-enum-symbol-both-have-enum-default-ONLINE, BACKWARD FORWARD FULL,",
    "19-remove-enum-symbol, FORWARD, BACKWARD_MISSING_ENUM_SYMBOLS",
    "20-rename-enum-type,, NAME_MISMATCH",
    "21-rename-record-Transaction-Payment,, NAME_MISMATCH",
    "22-change-top-record-s-namespace,, NAMESPACE_CHANGED",
    "23-rename-nested-record-Location-same-namespace,, NAME_MISMATCH",
    "24-reorder-fields, BACKWARD FORWARD FULL,",
    "25-change-only-docs,, SAME_FINGERPRINT",
    "26-change-default-null-x-via-string-null,, DEFAULT_CHANGED",
    "27-remove-a-default-category,, SAME_FINGERPRINT",
    "28-string-enum-currency,, TYPE_MISMATCH",
  })
  void a_change_passes_in_the_modes_that_it_is_safe_in(String change, String allowed, String rule) {
    for (var mode : Compatibility.values()) {
      var refusals = check(mode, base(change), read("/gate-cases/avro/" + change + ".avsc"));
      if (allowed != null
          && List.of(allowed.split(" ")).contains(mode.name().replace("_ALL", ""))) {
        assertThat(refusals).as(mode.name()).isEmpty();
      } else {
        assertThat(refusals)
            .as(mode.name())
            .anyMatch(each -> each.rule().endsWith(rule))
            .allMatch(each -> each.file().equals("v2.avsc") && !each.remedy().isEmpty());
      }
    }
  }

  private static String base(String change) {
    var published = read("/contracts/transaction/avro/v2.avsc");
    return change.startsWith("18")
        ? published.replace(CHANNEL, CHANNEL + ", \"default\": \"ONLINE\"")
        : published;
  }

  private static List<SchemaRefusal> check(Compatibility mode, String... versions) {
    var files = new ArrayList<AvroGate.AvroVersion>();
    for (var text : versions) {
      files.add(new AvroGate.AvroVersion("v%d.avsc".formatted(files.size() + 1), text));
    }
    return new AvroGate(mode).check(files);
  }

  private static String read(String resource) {
    try (var file = AvroGateTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String record(String... fields) {
    return """
    {"type":"record","name":"R","fields":[%s]}\
    """
        .formatted(String.join(",", fields));
  }

  private static String field(String name, String typeAndMore) {
    return """
    {"name":"%s","type":%s}\
    """
        .formatted(name, typeAndMore);
  }

  private static List<String> rules(String... versions) {
    return check(Compatibility.BACKWARD_ALL, versions).stream().map(SchemaRefusal::rule).toList();
  }

  @Test
  void every_earlier_version_is_compared_and_not_the_last_alone() {
    var id = field("id", "\"string\"");
    assertThat(
            rules(
                record(id),
                record(
                    id,
                    field("a", "\"string\",\"default\":\"\""),
                    field("b", "\"int\",\"default\":0")),
                record(id, field("a", "\"string\""), field("c", "\"int\",\"default\":0"))))
        .containsExactly("BACKWARD_READER_FIELD_MISSING_DEFAULT_VALUE");
  }

  @Test
  void a_default_of_another_branch_than_the_first_is_refused() {
    assertThat(rules(record(field("a", "[\"null\",\"string\"],\"default\":\"x\""))))
        .containsExactly("DEFAULT_DOES_NOT_FIT");
  }

  @Test
  void a_logical_type_may_neither_come_nor_go_nor_change_where_values_were() {
    var plain = record(field("t", "\"long\""));
    var millis = record(field("t", "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"));
    var two =
        record(
            field(
                "t",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}"));
    var three =
        record(
            field(
                "t",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":3}"));
    assertThat(rules(plain, millis)).contains("LOGICAL_TYPE_CHANGED");
    assertThat(rules(millis, plain)).contains("LOGICAL_TYPE_CHANGED");
    assertThat(rules(two, three)).contains("LOGICAL_TYPE_CHANGED");
  }

  @Test
  void an_invalid_schema_is_named() {
    assertThat(rules("{\"type\":\"recrod\"}")).containsExactly("NOT_A_SCHEMA");
  }
}
