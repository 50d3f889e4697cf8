package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.client.CommandFault;
import dev.weir.client.terminal.Times;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.VelocityRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesApplyTest {

  private static final String FASTER = "{\"rules\":{\"VELOCITY\":{\"count\":20}}}";

  private final StringWriter out = new StringWriter();
  private final FakeStore store = new FakeStore();

  @Test
  void changes_are_shown_and_stored_as_the_next_version() {
    apply(FASTER);
    apply("{}");

    assertThat(out.toString())
        .contains("rules.VELOCITY.count: 10 -> 20")
        .contains("Applied version 2; it takes effect within a minute.")
        .contains("rules.VELOCITY.count: 20 -> 10")
        .contains("Applied version 3");
    assertThat(store.history())
        .extracting(RuleStore.StoredRuleVersion::number)
        .containsExactly(1, 2, 3);
  }

  @Test
  void the_same_rules_again_change_nothing() {
    apply(FASTER);
    apply(" {\"rules\" : {\"VELOCITY\" : {\"count\" : 20, \"mode\":\"on\"}}} ");

    assertThat(out.toString()).contains("Nothing changes: version 2 has the same rules.");
    assertThat(store.history()).hasSize(2);
  }

  @Test
  void a_dry_run_shows_and_stores_nothing() {
    RulesApplyCommand.apply(RuleSet.parse(FASTER, 1), store, true, new PrintWriter(out));

    assertThat(out.toString()).contains("10 -> 20").contains("version 1 remains in effect");
    assertThat(store.history()).hasSize(1);
  }

  @Test
  void of_two_concurrent_changes_the_later_is_rejected_with_a_remedy() {
    store.overtaker = Optional.of(RuleSet.parse("{\"lateness\":\"PT1M\"}", 2));

    assertThatThrownBy(() -> apply(FASTER))
        .isInstanceOfSatisfying(
            CommandFault.class, fault -> assertThat(fault.remedy()).contains("weir rules show"))
        .hasMessageContaining("yours was not applied");
    assertThat(RuleHistory.of(store).present().rule(VelocityRule.class).count()).isEqualTo(10);
  }

  @Test
  void a_stored_document_that_is_not_a_rule_set_is_ignored_and_its_number_is_not_reused() {
    apply(FASTER);
    store.addDocument("{\"rules\":{\"VELOCITY\":{\"count\":0}}}");

    assertThat(RuleHistory.of(store).latest().number()).isEqualTo(2);

    apply("{}");

    assertThat(RuleHistory.of(store).latest().number()).isEqualTo(4);
    new RuleHistoryReport(false, Times.ISO, new PrintWriter(out)).print(RuleHistory.of(store));
    assertThat(out.toString())
        .contains("Version 3, applied 1970-01-01T00:00:00Z: not a rule set, ignored");
  }

  private void apply(String document) {
    RulesApplyCommand.apply(RuleSet.parse(document, 1), store, false, new PrintWriter(out));
  }

  /** Keeps versions in memory; someone else may apply one first. */
  private static final class FakeStore implements RuleStore {
    private final List<StoredRuleVersion> versions =
        new ArrayList<>(List.of(StoredRuleVersion.BUILT_IN));
    private Optional<RuleSet> overtaker = Optional.empty();

    @Override
    public List<StoredRuleVersion> history() {
      return List.copyOf(versions);
    }

    @Override
    public boolean apply(RuleSet next) {
      overtaker.ifPresent(this::add);
      if (versions.stream().anyMatch(version -> version.number() == next.version())) {
        return false;
      }
      add(next);
      return true;
    }

    private void add(RuleSet rules) {
      addDocument(rules.toJson());
    }

    private void addDocument(String document) {
      versions.add(
          new StoredRuleVersion(versions.size() + 1, document, Optional.of(Instant.EPOCH)));
    }
  }
}
