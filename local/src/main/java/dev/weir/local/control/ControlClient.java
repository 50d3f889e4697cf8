package dev.weir.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a running local cloud's control endpoint, with JSON in both directions. */
public final class ControlClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final URI control;
  private final Duration patience;
  private final String remedy;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Creates a client.
   *
   * @param control the address {@code control} among the endpoints of the cloud's state
   * @param patience how long an answer may take
   * @param remedy the user's action if the cloud refuses the request
   */
  public ControlClient(URI control, Duration patience, String remedy) {
    this.control = control;
    this.patience = patience;
    this.remedy = remedy;
  }

  /**
   * Returns the value at a path.
   *
   * @throws LocalFault if the cloud refuses it, or does not answer
   */
  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  /**
   * Puts a value at a path, and returns the answer.
   *
   * @throws LocalFault if the cloud refuses it, or does not answer
   */
  public JsonNode put(String path, JsonNode body) {
    return send(request(path).PUT(BodyPublishers.ofString(body.toString())));
  }

  /**
   * Posts a request, and returns the answer.
   *
   * @throws LocalFault if the cloud refuses it, or does not answer
   */
  public JsonNode post(String path, JsonNode body) {
    return send(request(path).POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(control.resolve(path)).timeout(patience);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new LocalFault("The local cloud refused: " + response.body(), remedy);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new LocalFault(
          "The local cloud does not answer: " + e.getMessage(), "Start it: weir up --detach.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("Interrupted while the local cloud was asked.", "Try again.", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
