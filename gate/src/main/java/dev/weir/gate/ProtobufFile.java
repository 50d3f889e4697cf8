package dev.weir.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code .proto} file, as far as contracts use the language: messages and enums with their
 * comments.
 *
 * @param syntax {@code proto3}, {@code proto2} or an edition's year
 * @param packageName empty where it has none
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
   * @param messages those that are declared within it, and those that its maps stand for
   * @param isMapEntry whether a map stands for it: it counts, but is written nowhere
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
   * @param type as it is written
   * @param oneof the one that it is in; empty where it is in none
   */
  public record Field(
      String label, String type, String name, int number, String oneof, String comment) {}

  /** An enum. */
  public record EnumType(String name, String comment, List<Value> values) {

    public EnumType {
      values = List.copyOf(values);
    }

    /** A value of it. */
    public record Value(String name, int number) {}
  }

  /**
   * Reads a file's text.
   *
   * @param place for messages, such as its path
   * @throws InvalidContractException where it is not one
   */
  public static ProtobufFile parse(String place, String text) {
    return new ProtobufParser(place, text).parse();
  }

  /**
   * Where each message stands, by its full name: the way of Confluent's headers, its place in the
   * file as written, then within the message that it is declared in, and so on.
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

  /** All messages by full name, in the order of Glue's index: a message's place is its index. */
  public List<String> sortedNames() {
    return List.copyOf(paths().keySet());
  }

  /** The message at a path of Confluent's, if there is one. */
  public Optional<String> at(List<Integer> path) {
    return paths().entrySet().stream()
        .filter(each -> each.getValue().equals(path))
        .map(each -> each.getKey())
        .findFirst();
  }

  /** The message of a name without its package. */
  public Optional<Message> message(String name) {
    return messages.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * The text that AWS's serializer sends to the registry for a class made of this file: without
   * comments, types by full name, fields in a {@code oneof} or {@code optional} last, enums after
   * messages.
   */
  public String rendered() {
    return new ProtobufText(this).text();
  }
}
