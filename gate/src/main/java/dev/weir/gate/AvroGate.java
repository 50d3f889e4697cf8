package dev.weir.gate;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaNormalization;

/**
 * Compares every version of an Avro schema with all earlier ones: by Avro's own checker, and by
 * rules for the changes that it lets pass.
 */
public final class AvroGate {

  private final Compatibility compatibility;

  /** Creates a gate for contracts with this compatibility. */
  public AvroGate(Compatibility compatibility) {
    this.compatibility = compatibility;
  }

  /**
   * A version of the schema.
   *
   * @param file the name of its file
   * @param text its JSON
   */
  public record AvroVersion(String file, String text) {}

  /** Returns every problem, in the order of the versions. */
  public List<SchemaRefusal> check(List<AvroVersion> versions) {
    var refusals = new ArrayList<SchemaRefusal>();
    var earlier = new ArrayList<ParsedSchema>();
    for (var version : versions) {
      try {
        var schema = new Schema.Parser().parse(version.text());
        var parsed = new ParsedSchema(version.file(), schema);
        refusals.addAll(AvroDefaults.refusals(version.file(), schema));
        earlier.forEach(each -> refusals.addAll(compare(each, parsed)));
        earlier.add(parsed);
      } catch (AvroRuntimeException e) {
        refusals.add(
            new SchemaRefusal(
                version.file(), "", "NOT_A_SCHEMA", "give an Avro schema; " + e.getMessage()));
      }
    }
    return refusals.stream().distinct().toList();
  }

  private record ParsedSchema(String file, Schema schema) {}

  private List<SchemaRefusal> compare(ParsedSchema before, ParsedSchema after) {
    var refusals = new ArrayList<SchemaRefusal>();
    if (compatibility.isBackward()) {
      checked(after, before, "BACKWARD", before.file(), refusals);
    }
    if (compatibility.isForward()) {
      checked(before, after, "FORWARD", before.file(), refusals);
    }
    new AvroRules(before.file(), before.schema(), after.file(), after.schema()).addTo(refusals);
    if (fingerprint(before.schema()) == fingerprint(after.schema())) {
      refusals.add(
          new SchemaRefusal(
              after.file(),
              "",
              "SAME_FINGERPRINT",
              "it has the fingerprint of %s, which is all that a message in single-object encoding names; put what only documentation or defaults say into the next version that changes a field"
                  .formatted(before.file())));
    }
    return refusals;
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static void checked(
      ParsedSchema reader,
      ParsedSchema writer,
      String mode,
      String other,
      List<SchemaRefusal> refusals) {
    var result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader.schema(), writer.schema())
            .getResult();
    var file = mode.equals("BACKWARD") ? reader.file() : writer.file();
    for (var each : result.getIncompatibilities()) {
      refusals.add(
          new SchemaRefusal(
              file,
              AvroPaths.field(reader.schema(), each.getLocation()),
              mode + "_" + each.getType(),
              remedy(each, mode, other)));
    }
  }

  private static String remedy(Incompatibility found, String mode, String other) {
    var whose =
        mode.equals("BACKWARD")
            ? "this version must read what %s wrote".formatted(other)
            : "%s must read what this version writes".formatted(other);
    return whose
        + "; "
        + switch (found.getType()) {
          case READER_FIELD_MISSING_DEFAULT_VALUE ->
              mode.equals("BACKWARD")
                  ? "give a new field a default, or a renamed one its former name as alias"
                  : "keep the field, or remove only one that had a default";
          case MISSING_ENUM_SYMBOLS -> "keep the symbols, or give the enum a default";
          case NAME_MISMATCH -> "keep the name of the type";
          case MISSING_UNION_BRANCH -> "keep the branches of the union";
          case TYPE_MISMATCH -> "keep the type, or add a field alongside it";
          case FIXED_SIZE_MISMATCH -> "keep the size";
        };
  }
}
