package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;

class AvroSchemasTest {

  /**
   * A published version: messages in streams and archives name its fingerprint, producers have
   * copies of its file.
   */
  private record PublishedVersion(String fingerprint, String sha256OfFile) {}

  private static final List<PublishedVersion> PUBLISHED =
      List.of(
          new PublishedVersion(
              "0a8a490cf562f663",
              "823be10bb63e55054d593186e8af12f4269857d95ca84c0d986b0a0670168f15"),
          new PublishedVersion(
              "1ce23d889f0790bf",
              "c0d88e197c9088a14682c09536670368191cbaa66f64706f70389579cd30d485"));

  @Test
  void a_published_schema_is_never_edited() throws IOException, GeneralSecurityException {
    for (var version = 1; version <= PUBLISHED.size(); version++) {
      var found = new PublishedVersion(fingerprint(version), sha256(version));

      assertThat(found)
          .as("v%d.avsc is published: put it back, and make the next version", version)
          .isEqualTo(PUBLISHED.get(version - 1));
    }
  }

  @Test
  void every_version_is_pinned() {
    assertThat(PUBLISHED).hasSize(AvroSchemas.LATEST);
    assertThat(
            AvroSchemasTest.class.getResource(
                AvroSchemas.VERSIONS.resource(AvroSchemas.LATEST + 1)))
        .isNull();
  }

  @Test
  void every_version_reads_what_all_earlier_ones_wrote() throws SchemaValidationException {
    var canRead = new SchemaValidatorBuilder().canReadStrategy().validateAll();
    for (var version = 1; version <= AvroSchemas.LATEST; version++) {
      var schema = AvroSchemas.VERSIONS.version(version);
      var earlier = AvroSchemas.VERSIONS.all().subList(0, version);

      canRead.validate(schema, earlier.reversed());
      assertThat(earlier).allSatisfy(writer -> assertBackward(schema, writer));
    }
  }

  private static void assertBackward(Schema reader, Schema writer) {
    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void versions_differ_in_what_their_messages_name() {
    assertThat(AvroSchemas.VERSIONS.all())
        .extracting(SchemaNormalization::parsingFingerprint64)
        .doesNotHaveDuplicates();
  }

  private static String fingerprint(int version) {
    return HexFormat.of()
        .toHexDigits(
            SchemaNormalization.parsingFingerprint64(AvroSchemas.VERSIONS.version(version)));
  }

  private static String sha256(int version) throws IOException, GeneralSecurityException {
    try (var file =
        AvroSchemasTest.class.getResourceAsStream(AvroSchemas.VERSIONS.resource(version))) {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
      return HexFormat.of().formatHex(digest);
    }
  }
}
