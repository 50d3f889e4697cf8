package dev.weir.local;

import dev.weir.local.process.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser's request for a foreign page: the page may choose address, method and body, but neither
 * {@code Host} nor {@code Origin}.
 *
 * @param name the page's action
 * @param host the name that it calls; the port follows
 * @param headers that the browser adds
 */
record WebPage(String name, String method, String path, String host, List<String> headers) {

  private static final String OTHER_PORT = "Origin: http://127.0.0.1:1";
  private static final String OTHER_SITE = "Origin: https://evil.example";
  private static final String SIMPLE = "Content-Type: text/plain";
  private static final String CROSS_SITE = "Sec-Fetch-Site: cross-site";
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";

  static final List<WebPage> ATTEMPTS =
      List.of(
          of("reads from another port", "GET", "/status", OTHER_PORT, "Sec-Fetch-Site: same-site"),
          of("reads from another site", "GET", "/", OTHER_SITE, CROSS_SITE),
          of("shows a picture", "GET", NEXT, CROSS_SITE, "Sec-Fetch-Mode: no-cors"),
          of("stops it", "POST", "/stop", OTHER_PORT, SIMPLE),
          of("publishes", "POST", "/?Action=Publish", OTHER_SITE, SIMPLE),
          of("posts from a file", "POST", "/", "Origin: null", SIMPLE),
          of(
              "asks whether it may call",
              "OPTIONS",
              "/",
              OTHER_PORT,
              "Access-Control-Request-Method: POST",
              "Access-Control-Request-Headers: x-amz-target"),
          of(
              "reads a stream",
              "POST",
              "/",
              OTHER_PORT,
              "X-Amz-Target: Kinesis_20131202.GetRecords"),
          new WebPage("rebinds its name", "GET", "/status", "evil.example", List.of()),
          new WebPage("rebinds and posts", "POST", "/stop", "evil.example", List.of(SIMPLE)));

  private static WebPage of(String name, String method, String path, String... headers) {
    return new WebPage(name, method, path, "127.0.0.1", List.of(headers));
  }

  /** Returns a port's answer. */
  String on(int port) {
    var all = new ArrayList<>(List.of("Host: " + host + ":" + port));
    all.addAll(headers);
    try {
      return RawHttp.send(
          port, method, path, method.equals("POST") ? "{}" : "", all.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " on port " + port, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
