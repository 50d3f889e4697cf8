package dev.weir.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.quality.Quality.JudgedAlert;
import dev.weir.client.CommandFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QualityTest {

  private static JudgedAlert alert(int version, String user, String... transactions) {
    return new JudgedAlert("VELOCITY", version, user, Set.of(transactions), Instant.EPOCH);
  }

  @Test
  void an_alert_is_a_true_positive_with_a_fraud_and_a_false_positive_with_only_ok_labels() {
    var labels =
        Labels.of(
            """
            user,transaction,label
            ana,t1,fraud
            ana,t2,ok
            "b, ""o""\",t1,fraud
            bob,t9,ok
            cat,t1,fraud
            cat,t1,ok
            """,
            "labels");
    var quality =
        Quality.of(
            List.of(
                alert(1, "ana", "t1", "t2"),
                alert(1, "bob", "t9"),
                alert(1, "dan", "t1"),
                alert(1, "cat", "t1"),
                alert(2, "b, \"o\"", "t1")),
            labels,
            Duration.ofDays(2));

    assertThat(quality.rows())
        .containsExactly(
            new Quality.RuleQuality("VELOCITY", 1, 4, 1, 2, 1, 2, 2.0),
            new Quality.RuleQuality("VELOCITY", 2, 1, 1, 0, 1, 2, 0.5));
    assertThat(quality.rows().getFirst().precision()).isEqualTo("0.333");
    assertThat(quality.rows().getFirst().recall()).isEqualTo("0.500");
    assertThat(quality.table().lines(80)).hasSize(3);
  }

  @Test
  void without_labels_there_are_no_rates() {
    var quality =
        Quality.of(List.of(alert(1, "ana", "t1")), Labels.of("", "labels"), Duration.ZERO);
    assertThat(quality.rows().getFirst().precision()).isEqualTo("-");
    assertThat(quality.rows().getFirst().recall()).isEqualTo("-");
  }

  @Test
  void a_file_of_another_kind_is_refused_with_all_its_wrong_lines() {
    assertThatThrownBy(() -> Labels.of("ana,t1,fraud\n\nana,t2,maybe\nana\n", "labels.csv"))
        .isInstanceOf(CommandFault.class)
        .hasMessageContainingAll(
            "labels.csv is not a label file",
            "line 3 = ana,t2,maybe: give user,transaction,label",
            "line 4 = ana: ");
  }
}
