package dev.weir.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The listening sockets of a process, as reported by Linux.
 *
 * @param address as in /proc/net/tcp: the bytes of the address in hex, host order, without the port
 * @param port the port
 */
public record ListeningSockets(String address, int port) {

  private static final String LISTEN = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

  /** Returns whether the tables of sockets can be read on this system. */
  public static boolean canBeRead() {
    return Files.isReadable(Path.of("/proc/net/tcp"));
  }

  /** Returns every socket that the process listens on. */
  public static List<ListeningSockets> of(long pid) throws IOException {
    var inodes = inodes(pid);
    try (var lines = Stream.concat(lines("tcp"), lines("tcp6"))) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields[3].equals(LISTEN) && inodes.contains(fields[9]))
          .map(fields -> fields[1].split(":"))
          .map(local -> new ListeningSockets(local[0], Integer.parseInt(local[1], 16)))
          .toList();
    }
  }

  /** Returns whether only this machine can reach it. */
  public boolean isLoopback() {
    return LOOPBACK.contains(address);
  }

  private static Stream<String> lines(String table) throws IOException {
    var file = Path.of("/proc/net", table);
    return Files.exists(file) ? Files.readAllLines(file).stream().skip(1) : Stream.empty();
  }

  private static Set<String> inodes(long pid) throws IOException {
    var inodes = new HashSet<String>();
    try (var descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      descriptors.map(ListeningSockets::inode).forEach(found -> found.ifPresent(inodes::add));
    }
    return inodes;
  }

  private static Optional<String> inode(Path descriptor) {
    try {
      var target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:[")
          ? Optional.of(target.substring(8, target.length() - 1))
          : Optional.empty();
    } catch (IOException e) {
      // Closed between the listing and the check.
      return Optional.empty();
    }
  }
}
