package dev.weir.local.region;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.fault.LocalFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Switches faults of a running local cloud's Regions on and off, from any process of this machine.
 *
 * <p>On the wire: {@code GET} and {@code PUT /regions/<region>/faults} of the control endpoint,
 * with {@link RegionFaults#toJson}.
 */
public final class FaultSwitch implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  /** The processes of a lost Region's functions are ended before it answers. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI control;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * The switch of one local cloud.
   *
   * @param control the address {@code control} among the endpoints of its state
   */
  public FaultSwitch(URI control) {
    this.control = control;
  }

  /** What is wrong with a Region now. */
  public RegionFaults get(String region) {
    return send(HttpRequest.newBuilder(address(region)).GET());
  }

  /**
   * Takes the place of what was wrong with a Region until now. When it returns, the faults are
   * there, or gone.
   *
   * @throws LocalFault if the cloud has no such Region, or only one
   */
  public void set(String region, RegionFaults faults) {
    send(
        HttpRequest.newBuilder(address(region))
            .PUT(BodyPublishers.ofString(faults.toJson().toString())));
  }

  private URI address(String region) {
    return control.resolve("/regions/" + region + "/faults");
  }

  private RegionFaults send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new LocalFault(
            "The local cloud refused: " + response.body(),
            "Start it with several Regions, and name one of them: weir status shows them.");
      }
      return RegionFaults.parse(JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new LocalFault(
          "The local cloud does not answer: " + e.getMessage(), "Start it: weir up --regions.", e);
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
