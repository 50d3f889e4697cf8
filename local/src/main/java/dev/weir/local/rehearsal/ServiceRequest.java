package dev.weir.local.rehearsal;

import java.util.Objects;

/**
 * A request to one of AWS's services, as far as it tells what is asked.
 *
 * @param target the header {@code X-Amz-Target}: API and operation; empty for the protocols that
 *     have none
 * @param contentType the header {@code Content-Type}; empty where there is none
 * @param body as it is on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ServiceRequest(String target, String contentType, byte[] body) {

  public ServiceRequest {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(body, "body");
  }
}
