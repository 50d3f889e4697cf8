package dev.weir.cli.doctor;

import dev.weir.cli.doctor.StepSignals.CallSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rules about the function's outputs: the services that it calls and the network to them. */
final class SinkRules {

  private SinkRules() {}

  static List<Diagnostic> findings(StepSignals signals) {
    var findings = new ArrayList<Diagnostic>();
    signals.calls().forEach((service, calls) -> add(service, calls, signals, findings));
    return findings;
  }

  private static void add(
      String service, CallSignals calls, StepSignals signals, List<Diagnostic> findings) {
    if (calls.unanswered() >= Thresholds.SOME) {
      findings.add(
          new Diagnostic(
              Verdict.NETWORK,
              signals.step(),
              List.of(text("%s: %.0f calls got no response", service, calls.unanswered())),
              List.of(duration(signals)),
              Remedies.lookAtNetwork(signals)));
    }
    if (calls.throttles() >= Thresholds.SOME) {
      findings.add(
          new Diagnostic(
              Verdict.THROTTLED_SINK,
              signals.step(),
              List.of(text("%s throttled %.0f calls", service, calls.throttles())),
              List.of(text("a call takes %.0f ms (p99)", calls.millis().now())),
              Remedies.waitForCapacity(service)));
    }
    if (calls.millis().now() >= Thresholds.SLOW_CALL_MILLIS
        && !signals.computing().isStartingCold()
        && (calls.millis().usual() == 0 || calls.millis().isTimes(Thresholds.SLOW_TIMES))) {
      findings.add(
          new Diagnostic(
              Verdict.SLOW_SINK,
              signals.step(),
              List.of(
                  text(
                      "%s takes %.0f ms per call (p99), baseline %.0f ms",
                      service, calls.millis().now(), calls.millis().usual())),
              List.of(text("throttled: %.0f", calls.throttles()), duration(signals)),
              Remedies.lookAtSink(service)));
    }
  }

  private static String duration(StepSignals signals) {
    return text("an invocation takes %.0f ms in total", signals.computing().durationMillis().now());
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is not a dependency
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
