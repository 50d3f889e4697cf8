package dev.weir.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code .proto} file, limited to the part of the language that contracts use: messages and enums
 * with their comments.
 *
 * @param syntax {@code proto3}, {@code proto2} or an edition's year
 * @param packageName empty if it has none
 * @param options such as {@code java_package = "dev.weir"}
 */
public record ProtobufFile(
    String syntax,
    String packageName,
    List<String> options,
    List<Message> messages,
    List<EnumType> enums) {

  public ProtobufFile {
    options = List.copyOf(options);
    messages = List.copyOf(messages);
    enums = List.copyOf(enums);
  }

  /**
   * A message.
   *
   * @param messages those that are declared within it, including those generated for its maps
   * @param isMapEntry whether it is generated for a map: it counts, but is not written in the file
   */
  public record Message(
      String name,
      String comment,
      List<Field> fields,
      List<Message> messages,
      List<EnumType> enums,
      boolean isMapEntry) {

    public Message {
      fields = List.copyOf(fields);
      messages = List.copyOf(messages);
      enums = List.copyOf(enums);
    }
  }

  /**
   * A field.
   *
   * @param label {@code optional}, {@code repeated}, {@code required} or empty
   * @param type as written
   * @param oneof the one that contains it; empty if there is none
   */
  public record Field(
      String label, String type, String name, int number, String oneof, String comment) {}

  /** An enum. */
  public record EnumType(String name, String comment, List<EnumValue> values) {

    public EnumType {
      values = List.copyOf(values);
    }

    /** A value of an enum. */
    public record EnumValue(String name, int number) {}
  }

  /**
   * Parses a file's text.
   *
   * @param place for messages, such as its path
   * @throws InvalidContractException if it is not a valid file
   */
  public static ProtobufFile parse(String place, String text) {
    return new ProtobufParser(place, text).parse();
  }

  /**
   * Returns the place of each message by its full name, in the form of Confluent's headers: its
   * place in the file as written, then within the message that declares it, and so on.
   */
  public SortedMap<String, List<Integer>> paths() {
    var paths = new TreeMap<String, List<Integer>>();
    addPaths(messages, packageName.isEmpty() ? "" : packageName + ".", List.of(), paths);
    return paths;
  }

  private static void addPaths(
      List<Message> messages,
      String prefix,
      List<Integer> outer,
      SortedMap<String, List<Integer>> paths) {
    for (var i = 0; i < messages.size(); i++) {
      var path = new ArrayList<>(outer);
      path.add(i);
      var message = messages.get(i);
      paths.put(prefix + message.name(), List.copyOf(path));
      addPaths(message.messages(), prefix + message.name() + ".", path, paths);
    }
  }

  /**
   * Returns all messages by full name, in the order of Glue's index: a message's place is its
   * index.
   */
  public List<String> sortedNames() {
    return List.copyOf(paths().keySet());
  }

  /** Returns the message at a path of Confluent's, if there is one. */
  public Optional<String> at(List<Integer> path) {
    return paths().entrySet().stream()
        .filter(each -> each.getValue().equals(path))
        .map(each -> each.getKey())
        .findFirst();
  }

  /** Returns the message of a name without its package. */
  public Optional<Message> message(String name) {
    return messages.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Returns the text that AWS's serializer sends to the registry for a class generated from this
   * file: without comments, types by full name, fields in a {@code oneof} or {@code optional} last,
   * enums after messages.
   */
  public String rendered() {
    return new ProtobufText(this).text();
  }
}
