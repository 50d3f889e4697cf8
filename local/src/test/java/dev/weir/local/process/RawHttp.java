package dev.weir.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Sends requests with arbitrary headers: the JDK's client sets some of them itself. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 10_000;

  private RawHttp() {}

  /** Returns the answer to a GET, head and body; empty if the connection was cut. */
  public static String get(int port, String path, String... headers) throws IOException {
    return send(port, "GET", path, "", headers);
  }

  /** Returns the answer to a request, head and body; empty if the connection was cut. */
  public static String send(int port, String method, String path, String body, String... headers)
      throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var head =
          method
              + " "
              + path
              + " HTTP/1.1\r\n"
              + String.join("\r\n", List.of(headers))
              + "\r\nContent-Length: "
              + body.getBytes(UTF_8).length
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
