package dev.weir.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * A contract, as read from its folder.
 *
 * @param name of its folder
 * @param folder that it was read from
 * @param title a short description
 * @param compatibility required of each new version
 * @param message its message in the Protobuf files
 * @param avro files of the Avro versions, from version 1; empty if it has none
 * @param protobuf folders of the Protobuf versions, from version 1; empty if it has none
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
