package dev.weir.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code weir check --aws} keeps what its documentation promises. Somebody who had read only
 * docs/DEPLOY.md, After a deployment, and docs/RUNBOOK.md, and neither the command nor its other
 * tests, listed 24 mistakes and 8 harmless states before trying any; a few variants came up while
 * they were written down here. They change what AWS answers, so the reading of the answers is
 * tried, too. One mistake of the list turned out to be harmless: an update of a function that
 * failed, which leaves the published version as it was.
 */
class DocsReaderCheckTest {

  static List<PromisedFinding> mistakes() {
    return PromisedFinding.all();
  }

  static List<HarmlessState> harmless() {
    return HarmlessState.all();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_that_the_docs_promise_is_named_with_a_remedy(PromisedFinding mistake) {
    var account = mistake.stack().get();
    mistake.seed().accept(account);

    var findings = account.check();
    assertThat(mistake.expected())
        .allSatisfy(named -> assertThat(findings).filteredOn(named::fits).hasSize(1));
    assertThat(findings).hasSameSizeAs(mistake.expected());
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void a_harmless_state_is_not_a_finding(HarmlessState state) {
    var account = state.stack().get();
    state.seed().accept(account);
    assertThat(account.check()).isEmpty();
  }
}
