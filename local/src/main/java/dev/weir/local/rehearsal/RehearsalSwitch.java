package dev.weir.local.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Injects faults into a running local cloud, and takes them away, from any process of this machine.
 *
 * <p>On the wire: {@code GET} and {@code PUT /faults} of the control endpoint, with {@link
 * InjectionJson}.
 */
public final class RehearsalSwitch implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * The switch of one local cloud.
   *
   * @param control the address {@code control} among the endpoints of its state
   */
  public RehearsalSwitch(URI control) {
    address = control.resolve("/faults");
  }

  /** What is injected now. */
  public List<Injection> active() {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /**
   * Takes the place of all that was injected until now; when it returns, that is so.
   *
   * @throws LocalFault if the local cloud refuses it, or does not answer
   */
  public void replace(List<Injection> injections) {
    var body = InjectionJson.write(injections).toString();
    send(HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(body)));
  }

  /** Takes every fault away. */
  public void clear() {
    replace(List.of());
  }

  private List<Injection> send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new LocalFault(
            "The local cloud refused: " + response.body(),
            "If it was started by another version, start it again: weir down, weir up.");
      }
      return InjectionJson.read(JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new LocalFault(
          "The local cloud does not answer: " + e.getMessage(),
          "Start it: weir up --detach. What was injected ends by itself.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while a fault was switched.", "Try again.", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
