package dev.weir.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Requests with whatever headers a test wants: the JDK's client sets some of them itself. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 10_000;

  private RawHttp() {}

  /** The answer to a GET, head and body; empty where the connection was cut. */
  public static String get(int port, String path, String... headers) throws IOException {
    return send(port, "GET", path, "", headers);
  }

  /** The answer to a request, head and body; empty where the connection was cut. */
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
