package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The doctor's advice for the local cloud does not need AWS. */
class LocalRemediesTest {

  @Test
  void nothing_is_advised_that_only_a_deployed_stack_has() {
    for (var verdict : Verdict.values()) {
      var found = new Diagnostic(verdict, "access-logs", List.of("e"), List.of(), "npx cdk deploy");
      var left = new Diagnosis.TimeLeft(Duration.ofHours(1), "access-logs", Optional.of("aws x"));
      var diagnosis =
          new Diagnosis("access-logs", true, List.of(found), Optional.empty(), Optional.of(left));

      var here = LocalRemedies.in(diagnosis, SIGNALS);

      assertThat(here.verdict()).isEqualTo(verdict);
      if (!UNCHANGED.contains(verdict)) {
        assertThat(here.findings().getFirst().remedy()).doesNotContain("cdk", "aws ");
      }
      assertThat(here.timeLeft().orElseThrow().toGain().orElseThrow()).doesNotContain("aws");
    }
  }

  @Test
  void what_stays_as_it_is_names_no_deployment() {
    assertThat(Arrays.asList(Remedies.send(), Remedies.lookAtProducer(), Remedies.spreadKey()))
        .noneMatch(remedy -> remedy.contains("cdk") || remedy.contains("aws "));
  }

  /** Verdicts with the same remedies everywhere. */
  private static final List<Verdict> UNCHANGED =
      List.of(Verdict.HEALTHY, Verdict.NOTHING_ARRIVING, Verdict.HOT_KEY, Verdict.LATE_PRODUCERS);

  private static final Signals SIGNALS = new Snapshot().signals();
}
