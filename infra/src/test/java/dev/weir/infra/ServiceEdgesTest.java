package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.infra.edges.ServiceEdges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceEdgesTest {
  private static final Map<String, Object> PLAIN = Synthesised.byDefault().template();
  private static final Map<String, Object> OWN_KEY =
      Synthesised.with(Map.of("encryptionKey", "customer-managed")).template();

  /** An edge that was removed from a template, and the part of the finding that names it. */
  record Removed(String edge, Map<String, Object> template, String finding) {
    @Override
    public String toString() {
      return edge;
    }
  }

  static List<Removed> removedEdges() {
    return List.of(
        new Removed(
            "alarms to their topic",
            EdgeRemoval.statement(PLAIN, "AWS::SNS::TopicPolicy", "Operations", "AllowAlarms"),
            "allow cloudwatch.amazonaws.com sns:Publish"),
        new Removed(
            "alarms to their topic's key",
            EdgeRemoval.statement(OWN_KEY, "AWS::KMS::Key", "", "cloudwatch.amazonaws.com"),
            "allow cloudwatch.amazonaws.com kms:Decrypt"),
        new Removed(
            "the schedule to the sweep",
            EdgeRemoval.resource(PLAIN, "AWS::Lambda::Permission", ""),
            "add an AWS::Lambda::Permission for events.amazonaws.com"),
        new Removed(
            "the schedule to its dead-letter queue",
            EdgeRemoval.statement(PLAIN, "AWS::SQS::QueuePolicy", "", "events.amazonaws.com"),
            "allow events.amazonaws.com sqs:SendMessage"),
        new Removed(
            "the sweep to its failure queue",
            EdgeRemoval.statement(PLAIN, "AWS::IAM::Role", "AlertingSweep", "sqs:SendMessage"),
            "sqs:SendMessage"),
        new Removed(
            "Lambda to a role",
            EdgeRemoval.statement(
                PLAIN, "AWS::IAM::Role", "AccessLogs", "Service=lambda.amazonaws.com"),
            "let lambda.amazonaws.com assume the role"),
        new Removed(
            "a function to its log group",
            EdgeRemoval.statement(PLAIN, "AWS::IAM::Role", "Transactions", "logs:PutLogEvents"),
            "logs:PutLogEvents"),
        new Removed(
            "an event source to its consumer",
            EdgeRemoval.statement(
                PLAIN, "AWS::IAM::Role", "AccessLogs", "kinesis:DescribeStreamConsumer"),
            "kinesis:SubscribeToShard"),
        new Removed(
            "an event source to its stream",
            EdgeRemoval.statement(PLAIN, "AWS::IAM::Role", "Transactions", "kinesis:GetRecords"),
            "kinesis:GetRecords"),
        new Removed(
            "an event source to its stream's key",
            EdgeRemoval.statement(OWN_KEY, "AWS::IAM::Role", "AccessLogs", "kms:Decrypt"),
            "kms:Decrypt"));
  }

  @ParameterizedTest
  @MethodSource("removedEdges")
  void a_removed_edge_is_named_with_its_remedy(Removed removed) {
    assertThat(ServiceEdges.brokenIn(removed.template()))
        .isNotEmpty()
        .anySatisfy(finding -> assertThat(finding).contains(removed.finding()));
  }

  @Test
  void every_edge_of_the_stack_is_there() {
    assertThat(ServiceEdges.brokenIn(PLAIN)).isEmpty();
    assertThat(ServiceEdges.brokenIn(OWN_KEY)).isEmpty();
  }
}
