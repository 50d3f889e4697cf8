package dev.weir.gate;

import dev.weir.events.framing.MessageIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares every version of a contract's Protobuf files with all earlier ones: by {@code buf
 * breaking} with the rules WIRE_JSON, and by a rule for changes of the indexes in registries'
 * headers. The declared mode makes no difference: a change that these rules let pass is safe in
 * both directions.
 */
public final class ProtobufGate {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry(
              "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
              "reserve the field's number and name, as in: reserved 9; reserved \"category\";"),
          Map.entry(
              "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
              "reserve the field's name, as in: reserved \"category\";"),
          Map.entry(
              "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "reserve the value's number and name"),
          Map.entry("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "reserve the value's name"),
          Map.entry("FIELD_SAME_NAME", "keep the name, or add a field with another number"),
          Map.entry(
              "FIELD_SAME_JSON_NAME", "keep the JSON name, or add a field with another number"),
          Map.entry("ENUM_VALUE_SAME_NAME", "keep the value's name"),
          Map.entry(
              "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
              "keep the type, or add a field with another number"),
          Map.entry(
              "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
              "keep it single or repeated, or add a field with another number"),
          Map.entry("FIELD_SAME_ONEOF", "leave it in its oneof or outside of all"),
          Map.entry("FILE_SAME_PACKAGE", "keep the package; another is another contract"));

  private final Buf buf;

  public ProtobufGate(Buf buf) {
    this.buf = buf;
  }

  /**
   * Returns every problem, in the order of the versions.
   *
   * @param versions folders with the files of each
   * @param message the contract's, which its own file must have
   */
  public List<SchemaRefusal> check(List<Path> versions, String message) {
    var refusals = new ArrayList<SchemaRefusal>();
    for (var i = 0; i < versions.size(); i++) {
      checkFiles(versions.get(i), message, refusals);
      for (var earlier : versions.subList(0, i)) {
        compare(earlier, versions.get(i), refusals);
      }
    }
    return refusals.stream().distinct().toList();
  }

  private static void checkFiles(Path version, String message, List<SchemaRefusal> refusals) {
    var hasMessage = false;
    for (var file : ContractFolder.protobufFiles(version)) {
      var parsed = parsed(file);
      hasMessage |= parsed.message(message).isPresent();
      if (parsed.sortedNames().size() > MessageIndex.MAX_MESSAGES) {
        refusals.add(
            new SchemaRefusal(
                name(version, file),
                "",
                "TOO_MANY_MESSAGES",
                "keep at most %d messages in a file, nested ones too: AWS's two serializers write headers that can't be distinguished above"
                    .formatted(MessageIndex.MAX_MESSAGES)));
      }
    }
    if (!hasMessage) {
      refusals.add(
          new SchemaRefusal(
              version.getFileName().toString(),
              message,
              "MESSAGE_MISSING",
              "give the message that contract.properties names in message="));
    }
  }

  private void compare(Path earlier, Path version, List<SchemaRefusal> refusals) {
    for (var finding : buf.breaking(version, earlier)) {
      refusals.add(
          new SchemaRefusal(
              version.getFileName() + "/" + finding.file(),
              subject(finding.message()),
              finding.rule(),
              "%s; %s (compared with %s)"
                  .formatted(
                      finding.message(),
                      REMEDIES.getOrDefault(finding.rule(), "keep it as it was"),
                      earlier.getFileName())));
    }
    for (var file : ContractFolder.protobufFiles(earlier)) {
      compareIndexes(earlier, file, version, refusals);
    }
  }

  private static void compareIndexes(
      Path earlier, Path file, Path version, List<SchemaRefusal> refusals) {
    var same = version.resolve(earlier.relativize(file).toString());
    var before = parsed(file);
    if (!ContractFolder.protobufFiles(version).contains(same)) {
      refusals.add(
          new SchemaRefusal(
              version.getFileName() + "/" + earlier.relativize(file),
              "",
              "FILE_MOVED",
              "keep the file and its messages: their order in it is what headers name"));
      return;
    }
    var after = parsed(same);
    for (var name : before.sortedNames()) {
      if (!after.paths().containsKey(name)) {
        continue; // buf checks removals; the moves they cause show at the other messages
      }
      if (!after.paths().get(name).equals(before.paths().get(name))) {
        refusals.add(
            moved(version, same, earlier, name, "MESSAGE_ORDER_MOVED", "put new messages last"));
      }
      if (after.sortedNames().indexOf(name) != before.sortedNames().indexOf(name)) {
        refusals.add(
            moved(
                version,
                same,
                earlier,
                name,
                "MESSAGE_NAMES_MOVED",
                "give new messages names that sort last, keep the others in the file"));
      }
    }
  }

  private static SchemaRefusal moved(
      Path version, Path file, Path earlier, String message, String rule, String remedy) {
    return new SchemaRefusal(
        name(version, file),
        message,
        rule,
        "%s: its place is in the headers of every message (compared with %s)"
            .formatted(remedy, earlier.getFileName()));
  }

  /** Returns the first quoted name in buf's text. */
  private static String subject(String message) {
    return QUOTED
        .matcher(message)
        .results()
        .map(found -> found.group(1))
        .filter(text -> !text.matches("[0-9]*"))
        .findFirst()
        .orElse("");
  }

  private static ProtobufFile parsed(Path file) {
    return ProtobufFile.parse(file.toString(), ContractFolder.text(file));
  }

  private static String name(Path version, Path file) {
    return version.getFileName() + "/" + version.relativize(file);
  }
}
