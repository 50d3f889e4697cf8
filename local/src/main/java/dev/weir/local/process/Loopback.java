package dev.weir.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** The only address on which the local cloud listens: 127.0.0.1. */
public final class Loopback {

  /** The address as text, for command lines and addresses of services. */
  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** Returns the address for binding one of Weir's servers; port 0 lets the system choose. */
  public static InetSocketAddress at(int port) {
    return new InetSocketAddress(address(), port);
  }

  /** Returns the address of a plain HTTP service on this port. */
  public static URI http(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /**
   * Returns distinct ports on which nothing listens at this moment. Another process may take one
   * before it is used, so the caller must be prepared to choose again.
   */
  public static List<Integer> freePorts(int count) {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, address()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + HOST, e);
    } finally {
      held.forEach(Loopback::release);
    }
  }

  /** Returns whether a server could bind this port now. */
  public static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, address())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are always an address", e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A port that was only looked at stays taken", e);
    }
  }
}
