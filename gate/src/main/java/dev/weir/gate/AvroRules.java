package dev.weir.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Detects changes that Avro's checker lets pass between two versions although they change the
 * meaning of values. It compares fields that both have, under the name of the earlier one or an
 * alias for it.
 */
final class AvroRules {

  private static final Set<Schema.Type> WHOLE = Set.of(Schema.Type.INT, Schema.Type.LONG);
  private static final Set<Schema.Type> REAL = Set.of(Schema.Type.FLOAT, Schema.Type.DOUBLE);
  private static final Set<Schema.Type> NAMED =
      Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED);

  private final String beforeFile;
  private final Schema before;
  private final String file;
  private final Schema after;
  private final Set<String> seen = new HashSet<>();

  AvroRules(String beforeFile, Schema before, String file, Schema after) {
    this.beforeFile = beforeFile;
    this.before = before;
    this.file = file;
    this.after = after;
  }

  void addTo(List<SchemaRefusal> refusals) {
    compare(before, after, "", refusals);
  }

  private void compare(Schema old, Schema next, String path, List<SchemaRefusal> refusals) {
    for (var oldBranch : branches(old)) {
      for (var nextBranch : branches(next)) {
        compareBranch(oldBranch, nextBranch, path, refusals);
      }
    }
    if (swaps(old, next, Schema.Type.STRING, Schema.Type.BYTES)) {
      refuse(path, "STRING_AND_BYTES", "keep the type: bytes need not be text", refusals);
    }
    if (swaps(old, next, WHOLE, REAL)) {
      refuse(
          path,
          "WHOLE_NUMBER_TO_REAL",
          "keep the type: a double has 53 bits, of which larger numbers lose the last",
          refusals);
    }
    compareLogicalTypes(logicalTypes(old), logicalTypes(next), path, refusals);
  }

  private void compareLogicalTypes(
      Map<String, String> old,
      Map<String, String> next,
      String path,
      List<SchemaRefusal> refusals) {
    for (var kind : old.keySet()) {
      if (next.containsKey(kind) && !next.get(kind).equals(old.get(kind))) {
        refuse(
            path,
            "LOGICAL_TYPE_CHANGED",
            "keep the logical type%s, or add a field alongside it: the same number would mean another value"
                .formatted(old.get(kind).isEmpty() ? ", which is none" : " " + old.get(kind)),
            refusals);
      }
    }
  }

  private void compareBranch(Schema old, Schema next, String path, List<SchemaRefusal> refusals) {
    if (old.getType() != next.getType()) {
      return;
    }
    if (NAMED.contains(old.getType())) {
      compareNames(old, next, path, refusals);
    }
    switch (old.getType()) {
      case RECORD -> {
        if (seen.add(path + " " + old.getFullName() + " " + next.getFullName())
            && path.length() < 200) {
          compareFields(old, next, path, refusals);
        }
      }
      case ENUM -> {
        if (!Objects.equals(old.getEnumDefault(), next.getEnumDefault())
            && old.getEnumDefault() != null) {
          refuse(path, "DEFAULT_CHANGED", "keep the enum's default", refusals);
        }
      }
      case ARRAY -> compare(old.getElementType(), next.getElementType(), path, refusals);
      case MAP -> compare(old.getValueType(), next.getValueType(), path, refusals);
      default -> {}
    }
  }

  private void compareNames(Schema old, Schema next, String path, List<SchemaRefusal> refusals) {
    if (old.getName().equals(next.getName())
        && !Objects.equals(old.getNamespace(), next.getNamespace())) {
      refuse(
          path.isEmpty() ? next.getName() : path,
          "NAMESPACE_CHANGED",
          "keep the namespace %s: full names are part of the fingerprint, and of generated classes"
              .formatted(old.getNamespace()),
          refusals);
    }
  }

  private void compareFields(Schema old, Schema next, String path, List<SchemaRefusal> refusals) {
    for (var field : next.getFields()) {
      var name = path.isEmpty() ? field.name() : path + "." + field.name();
      var former = former(old, field);
      if (former != null) {
        compareDefaults(former, field, name, refusals);
        compare(former.schema(), field.schema(), name, refusals);
      }
    }
  }

  private static Field former(Schema old, Field field) {
    var same = old.getField(field.name());
    return same != null
        ? same
        : field.aliases().stream()
            .map(old::getField)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private void compareDefaults(Field old, Field next, String name, List<SchemaRefusal> refusals) {
    // If the type no longer allows the old default, the other checks decide on the type.
    if (old.hasDefaultValue()
        && next.hasDefaultValue()
        && AvroDefaults.fitsAny(old.defaultVal(), next.schema())
        && !Objects.equals(old.defaultVal(), next.defaultVal())) {
      refuse(
          name,
          "DEFAULT_CHANGED",
          "keep the default: readers of both versions must take a missing value for the same",
          refusals);
    }
  }

  private static List<Schema> branches(Schema schema) {
    return schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
  }

  private static Set<Schema.Type> types(Schema schema) {
    return branches(schema).stream().map(Schema::getType).collect(Collectors.toSet());
  }

  /** Whether one schema has the first type where the other has the second, in either direction. */
  private static boolean swaps(Schema old, Schema next, Schema.Type one, Schema.Type other) {
    return turns(old, next, Set.of(one), Set.of(other))
        || turns(old, next, Set.of(other), Set.of(one));
  }

  private static boolean swaps(
      Schema old, Schema next, Set<Schema.Type> some, Set<Schema.Type> others) {
    return turns(old, next, some, others) || turns(old, next, others, some);
  }

  private static boolean turns(
      Schema old, Schema next, Set<Schema.Type> from, Set<Schema.Type> to) {
    return hasAny(old, from) && !hasAny(next, from) && hasAny(next, to) && !hasAny(old, to);
  }

  private static boolean hasAny(Schema schema, Set<Schema.Type> wanted) {
    return types(schema).stream().anyMatch(wanted::contains);
  }

  /** Returns the logical type of each branch, by kind, which a promotion keeps. */
  private static Map<String, String> logicalTypes(Schema schema) {
    return branches(schema).stream()
        .collect(Collectors.toMap(AvroRules::kind, AvroRules::logicalType, String::concat));
  }

  private static String kind(Schema branch) {
    return WHOLE.contains(branch.getType()) ? "whole number" : branch.getType().getName();
  }

  private static String logicalType(Schema branch) {
    // A decimal's precision and scale are part of its meaning.
    return Stream.of("logicalType", "precision", "scale")
        .map(branch::getObjectProp)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private void refuse(String path, String rule, String remedy, List<SchemaRefusal> refusals) {
    refusals.add(
        new SchemaRefusal(file, path, rule, remedy + " (compared with " + beforeFile + ")"));
  }
}
