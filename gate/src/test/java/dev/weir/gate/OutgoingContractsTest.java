package dev.weir.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.gate.ProtobufFile.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingContractsTest {

  private static final Pattern WORD = Pattern.compile("_(.)");

  @ParameterizedTest
  @CsvSource({"alert, Alert, 1", "decision, Decision, 1", "decision, Decision, 2", "beat, Beat, 1"})
  void both_encodings_have_the_same_fields(String contract, String message, int version)
      throws IOException {
    var file = "protobuf/v%d/dev/weir/%s/v1/%s.proto".formatted(version, contract, contract);
    var parsed = ProtobufFile.parse(file, read("/contracts/" + contract + "/" + file));

    assertThat(avro(contract, version))
        .isEqualTo(names(parsed.message(message).orElseThrow().fields()));
  }

  @Test
  void an_alert_has_the_fields_that_its_json_has() throws IOException {
    var json = new ObjectMapper().readTree(read("/schema/alert-v1.json")).get("properties");

    assertThat(avro("alert", 1)).containsExactlyElementsOf(json::fieldNames);
  }

  private static List<String> avro(String contract, int version) throws IOException {
    var file = "/contracts/%s/avro/v%d.avsc".formatted(contract, version);
    var schema = new Schema.Parser().parse(read(file));
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream()
        .map(
            field ->
                WORD.matcher(field.name()).replaceAll(at -> at.group(1).toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static String read(String resource) throws IOException {
    try (var file = OutgoingContractsTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
