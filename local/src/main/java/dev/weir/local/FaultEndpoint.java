package dev.weir.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.functions.FunctionHost;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.region.RegionFaultState;
import dev.weir.local.region.RegionSwitch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Serves the faults of a Region, as the JSON of {@link RegionFaultState}: {@code GET
 * /regions/<region>/faults} returns them, {@code PUT} replaces them and answers when they are in
 * effect. With {@code ?leaseMillis=<n>} the faults end after that time unless they are put again,
 * so a drill's faults do not outlive it, even if it is killed.
 */
final class FaultEndpoint implements HttpHandler, AutoCloseable {

  static final String PATH = "/regions/";

  private static final Pattern ADDRESS = Pattern.compile("/regions/([a-z0-9-]+)/faults");
  private static final Pattern LEASE = Pattern.compile("leaseMillis=([0-9]{1,9})");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final RegionEndpoints regions;
  private final FunctionHost functions;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ends of faults").factory());
  private final Map<String, Future<?>> ends = new HashMap<>();

  FaultEndpoint(RegionEndpoints regions, FunctionHost functions) {
    this.regions = regions;
    this.functions = functions;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var address = ADDRESS.matcher(exchange.getRequestURI().getPath());
      var region = address.matches() ? address.group(1) : "";
      var faults = regions.faults(region);
      if (faults.isEmpty()) {
        answer(exchange, NOT_FOUND, "There are several Regions, and it is none: " + region);
      } else {
        answer(exchange, region, faults.get());
      }
    }
  }

  private void answer(HttpExchange exchange, String region, RegionSwitch faults)
      throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> answer(exchange, OK, faults.faults().toJson().toString());
      case "PUT" -> {
        try {
          var lease = lease(exchange.getRequestURI().getQuery());
          var wrong = RegionFaultState.parse(JSON.readTree(exchange.getRequestBody()));
          put(region, faults, wrong, lease);
          answer(exchange, OK, faults.faults().toJson().toString());
        } catch (IllegalArgumentException | JsonProcessingException e) {
          answer(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
        }
      }
      default -> answer(exchange, METHOD_NOT_ALLOWED, "GET or PUT");
    }
  }

  private static Optional<Duration> lease(String query) {
    if (query == null) {
      return Optional.empty();
    }
    var matcher = LEASE.matcher(query);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Give leaseMillis=<n>, n up to nine digits: " + query);
    }
    return Optional.of(Duration.ofMillis(Long.parseLong(matcher.group(1))));
  }

  private synchronized void put(
      String region, RegionSwitch faults, RegionFaultState wrong, Optional<Duration> lease) {
    var before = ends.remove(region);
    if (before != null) {
      before.cancel(false);
    }
    set(region, faults, wrong);
    lease.ifPresent(
        time ->
            ends.put(
                region,
                timer.schedule(
                    () -> set(region, faults, RegionFaultState.NONE),
                    time.toMillis(),
                    TimeUnit.MILLISECONDS)));
  }

  /** Cuts a lost Region off first, so that none of its parts continues while its processes end. */
  private synchronized void set(String region, RegionSwitch faults, RegionFaultState wrong) {
    boolean wasLost = faults.isLost();
    faults.set(wrong);
    if (wrong.lost() && !wasLost) {
      functions.suspend(region);
    } else if (!wrong.lost() && wasLost) {
      functions.resume(region);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    LoopbackServer.answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }
}
