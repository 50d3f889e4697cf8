package dev.weir.events.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;

class TickAvroTest {

  @Test
  void a_message_of_an_unknown_schema_is_refused_as_that() {
    var bytes = HexFormat.of().parseHex("c3010102030405060708");
    var refused =
        catchThrowableOfType(InvalidTickException.class, () -> TickAvro.read(bytes, 0, 10));
    assertThat(refused.problem()).isEqualTo(TickProblem.UNKNOWN_SCHEMA);
  }

  @Test
  void a_published_schema_is_never_edited() throws Exception {
    assertThat(
            HexFormat.of()
                .toHexDigits(
                    SchemaNormalization.parsingFingerprint64(TickMessages.VERSIONS.version(1))))
        .isEqualTo("e8b812efd66b90ec");
    try (var file = TickAvroTest.class.getResourceAsStream(TickMessages.VERSIONS.resource(1))) {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .as("v1.avsc is published: put it back, and make the next version")
          .isEqualTo("f722e72679b6c4e310a498fca50db5ceeaa0f43a321b044eaa39364cb979d961");
    }
  }

  @Test
  void every_version_is_pinned_and_reads_what_all_earlier_ones_wrote() throws Exception {
    var versions = TickMessages.VERSIONS;
    assertThat(TickAvroTest.class.getResource(versions.resource(TickMessages.LATEST + 1))).isNull();
    var canRead = new SchemaValidatorBuilder().canReadStrategy().validateAll();
    for (var version = 1; version <= TickMessages.LATEST; version++) {
      canRead.validate(versions.version(version), versions.all().subList(0, version).reversed());
    }
  }
}
