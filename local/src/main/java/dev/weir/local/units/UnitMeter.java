package dev.weir.local.units;

import dev.weir.local.iam.Principal;
import dev.weir.local.service.ServiceCall;
import java.io.IOException;

/** Observes the calls that a gateway forwards. */
public interface UnitMeter {

  /** Counts nothing and changes nothing. */
  UnitMeter OFF = (_, _, body) -> MeteredCall.uncounted(body);

  /**
   * Begins a call that is about to be forwarded.
   *
   * @param body the request's, as the caller sent it
   * @throws IOException if a body that must be read cannot be
   */
  MeteredCall begin(Principal caller, ServiceCall call, byte[] body) throws IOException;
}
