package dev.weir.local.emulators;

import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A repository in Maven's layout, read over HTTP. */
public final class MavenRepository {

  /** The environment variable that names another one than Maven's central repository. */
  public static final String VARIABLE = "WEIR_MAVEN_REPOSITORY";

  private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";
  private static final int OK = 200;
  private static final Duration MAX_CONNECT = Duration.ofSeconds(20);
  private static final Duration MAX_FETCH = Duration.ofMinutes(5);

  private final URI base;
  private final HttpClient http;

  MavenRepository(URI base) {
    this.base = base;
    var builder =
        HttpClient.newBuilder().connectTimeout(MAX_CONNECT).followRedirects(Redirect.NORMAL);
    proxy(System.getenv()).map(ProxySelector::of).ifPresent(builder::proxy);
    this.http = builder.build();
  }

  /**
   * The address of the one that an environment names, else of Maven's central repository.
   *
   * @throws LocalFault if what it names is not an address
   */
  public static URI addressIn(Map<String, String> environment) {
    var named = environment.getOrDefault(VARIABLE, "");
    if (named.isBlank()) {
      return URI.create(CENTRAL);
    }
    try {
      var address = URI.create(named.endsWith("/") ? named : named + "/");
      if (isHttp(address)) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Reported like any other text that is not an address.
    }
    throw new LocalFault(
        VARIABLE + " is not an address: " + named,
        "Give one such as " + CENTRAL + ", or unset the variable.");
  }

  private static boolean isHttp(URI address) {
    return address.getHost() != null
        && Stream.of("http", "https").anyMatch(address.getScheme()::equals);
  }

  /** The proxy that npm and curl use too. */
  static Optional<InetSocketAddress> proxy(Map<String, String> environment) {
    return Stream.of("https_proxy", "HTTPS_PROXY")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> URI.create(text.contains("://") ? text : "http://" + text))
        .filter(address -> address.getHost() != null)
        .map(address -> new InetSocketAddress(address.getHost(), port(address)));
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : 80;
  }

  URI address(String path) {
    return base.resolve(path);
  }

  /**
   * Writes one of its files.
   *
   * @throws LocalFault if it can't be reached or does not have the file
   */
  void fetch(String path, Path file) {
    var request = HttpRequest.newBuilder(address(path)).timeout(MAX_FETCH).build();
    try {
      var answer = http.send(request, BodyHandlers.ofFile(file));
      if (answer.statusCode() != OK) {
        throw new LocalFault(
            address(path) + " was answered with status " + answer.statusCode() + ".",
            "A repository that has it can be named: " + VARIABLE + "=ADDRESS.");
      }
    } catch (ConnectException | HttpTimeoutException e) {
      throw unreachable(e);
    } catch (IOException e) {
      throw new LocalFault(
          address(path) + " can't be fetched: " + e.getMessage(),
          "Look at the network and at the space below " + file.getParent() + ", then try again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while DynamoDB Local was fetched.", "Start again.", e);
    }
  }

  private LocalFault unreachable(IOException e) {
    return new LocalFault(
        base.getHost()
            + " can't be reached from here; DynamoDB Local has to be fetched from there once.",
        "Run `weir fetch` where there is a network; this folder can then be copied to a machine"
            + " without one. "
            + VARIABLE
            + " names a mirror.",
        e);
  }
}
