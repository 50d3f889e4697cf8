package dev.weir.local.service;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of an AWS request that identify the caller and the operation.
 *
 * @param uri path and query
 * @param target the header {@code X-Amz-Target}: API and operation; empty for the protocols without
 *     it
 * @param contentType the header {@code Content-Type}; empty if there is none
 * @param authorization the header {@code Authorization}; empty if the request is not signed
 * @param body as it is on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ServiceRequest(
    String method, URI uri, String target, String contentType, String authorization, byte[] body) {

  /** {@code AWS4-HMAC-SHA256 Credential=KEY/20261129/us-east-1/sns/aws4_request, ...}. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/\\d+/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

  public ServiceRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(authorization, "authorization");
    Objects.requireNonNull(body, "body");
  }

  /** Creates the request of an exchange whose body has been read. */
  public static ServiceRequest of(HttpExchange exchange, byte[] body) {
    return new ServiceRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        header(exchange, "X-Amz-Target"),
        header(exchange, "Content-Type"),
        header(exchange, "Authorization"),
        body);
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  /** Returns the access key that the request is signed with; empty if it is not signed. */
  public Optional<String> accessKey() {
    return credential(1);
  }

  /** Returns the service that the request is signed for. */
  Optional<String> signedService() {
    return credential(3);
  }

  /** Returns the Region that the request is signed for; empty if it is not signed. */
  public Optional<String> region() {
    return credential(2);
  }

  private Optional<String> credential(int group) {
    var matcher = CREDENTIAL.matcher(authorization);
    return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
  }
}
