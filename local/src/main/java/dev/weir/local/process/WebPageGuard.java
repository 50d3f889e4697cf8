package dev.weir.local.process;

import com.sun.net.httpserver.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Refuses the requests that a web page sends to this machine.
 *
 * <p>Loopback keeps other machines out, but not the browser on this one: any page may send requests
 * to 127.0.0.1, and a page whose name resolves to 127.0.0.1 (DNS rebinding) may read the answers. A
 * browser sends the name that it calls in {@code Host}, and the page that it calls for in {@code
 * Origin} and {@code Sec-Fetch-Site}; a page cannot change them. Command lines and SDKs send none
 * of the last two, and call by address.
 *
 * <p>{@code local/node/loopback.cjs} and {@code local/dynamodb} have the same rules for the
 * emulators.
 */
enum WebPageGuard {
  /** No page may call. */
  TOOLS_ONLY(Set.of("none")),

  /** The server's own pages may call too. */
  TOOLS_AND_OWN_PAGE(Set.of("none", "same-origin"));

  static final int FORBIDDEN = 403;
  static final int NOT_THIS_HOST = 421;

  private static final Set<String> NAMES = Set.of(Loopback.HOST, "localhost", "[::1]");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<String> allowedSites;

  WebPageGuard(Set<String> allowedSites) {
    this.allowedSites = allowedSites;
  }

  /** Returns the status to refuse a request with; empty if it may be answered. */
  OptionalInt refusal(Headers request) {
    var host = only(request, "Host");
    if (host.isEmpty() || !NAMES.contains(withoutPort(host.get()))) {
      return OptionalInt.of(NOT_THIS_HOST);
    }
    return isFromAllowedSite(request) && isFromAllowedOrigin(request, host.get())
        ? OptionalInt.empty()
        : OptionalInt.of(FORBIDDEN);
  }

  private boolean isFromAllowedSite(Headers request) {
    return !request.containsKey("Sec-Fetch-Site")
        || only(request, "Sec-Fetch-Site").filter(allowedSites::contains).isPresent();
  }

  private boolean isFromAllowedOrigin(Headers request, String host) {
    return !request.containsKey("Origin")
        || (this == TOOLS_AND_OWN_PAGE
            && only(request, "Origin").filter(("http://" + host)::equals).isPresent());
  }

  private static Optional<String> only(Headers request, String name) {
    var values = request.get(name);
    return values != null && values.size() == 1
        ? Optional.of(values.getFirst().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":[0-9]+$", "");
  }
}
