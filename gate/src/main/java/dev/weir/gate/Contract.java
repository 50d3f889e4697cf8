package dev.weir.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * A contract as its folder has it.
 *
 * @param name of its folder
 * @param folder that it was read from
 * @param title what it is, in a few words
 * @param compatibility what each new version must agree with
 * @param message its message in the Protobuf files
 * @param avro files of the Avro versions, from version 1; empty where it has none
 * @param protobuf folders of the Protobuf versions, from version 1; empty where it has none
 */
public record Contract(
    String name,
    Path folder,
    String title,
    Compatibility compatibility,
    String message,
    List<Path> avro,
    List<Path> protobuf) {

  public Contract {
    avro = List.copyOf(avro);
    protobuf = List.copyOf(protobuf);
  }
}
