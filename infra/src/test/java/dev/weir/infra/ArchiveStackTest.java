package dev.weir.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("synthesis")
class ArchiveStackTest {

  private static Synthesised archiving() {
    return Synthesised.with(Map.of("archive", "s3"));
  }

  private static List<String> idsOf(Synthesised stack, String type) {
    return stack.resources(type).stream().map(Synthesised.SynthesisedResource::id).toList();
  }

  @Test
  void there_is_no_archive_by_default() {
    assertThat(Synthesised.byDefault().resources())
        .noneMatch(resource -> resource.id().startsWith("Archive"));
  }

  @Test
  void it_breaks_no_rule() {
    assertThat(archiving().findings()).isEmpty();
    assertThat(
            Synthesised.with(Map.of("archive", "s3", "encryptionKey", "customer-managed"))
                .findings())
        .isEmpty();
  }

  @Test
  void each_stream_has_a_function_that_polls_it_in_large_batches() {
    assertThat(archiving().resources("AWS::Lambda::EventSourceMapping"))
        .filteredOn(source -> source.id().startsWith("Archive"))
        .hasSize(2)
        .allSatisfy(
            source -> {
              assertThat(source.at("BatchSize")).isEqualTo(10_000);
              assertThat(source.at("MaximumBatchingWindowInSeconds")).isEqualTo(60);
              assertThat(source.at("StartingPosition")).isEqualTo("TRIM_HORIZON");
              assertThat(source.at("EventSourceArn", "Fn::GetAtt", 0).toString())
                  .contains("IngestStream");
            });
  }

  @Test
  void a_pipeline_that_is_not_deployed_is_not_archived() {
    var one = Synthesised.with(Map.of("archive", "s3", "pipelines", "transactions"));
    assertThat(idsOf(one, "AWS::Lambda::EventSourceMapping"))
        .filteredOn(id -> id.startsWith("Archive"))
        .singleElement()
        .satisfies(id -> assertThat(id).contains("TransactionArchive"));
  }

  @Test
  void a_function_may_write_objects_of_its_stream_and_positions_and_nothing_else() {
    var role = archiving().resource("AWS::IAM::Role", "ArchiveAccessLogArchiveFunctionRole");
    var policies = role.at("Policies").toString();
    assertThat(policies)
        .contains("s3:PutObject", "/access-logs/*", "dynamodb:GetItem", "dynamodb:PutItem")
        .doesNotContain("/transactions/*", "Delete", "s3:GetObject", "sns:", "Subscribe", "Counts");
  }

  @Test
  void the_bucket_is_encrypted_private_and_reached_over_tls_only() {
    var bucket = archiving().resource("AWS::S3::Bucket", "ArchiveStorage");
    assertThat(bucket.at("BucketEncryption")).isNotNull();
    assertThat(bucket.at("PublicAccessBlockConfiguration", "BlockPublicPolicy")).isEqualTo(true);
    assertThat(archiving().resource("AWS::S3::BucketPolicy", "ArchiveStorage").whole().toString())
        .contains("aws:SecureTransport=false");
  }

  @Test
  void objects_move_to_cheaper_storage_and_are_removed_only_where_that_is_asked_for() {
    var kept = archiving().resource("AWS::S3::Bucket", "ArchiveStorage");
    assertThat(kept.at("LifecycleConfiguration", "Rules", 0).toString())
        .contains("GLACIER_IR")
        .doesNotContain("ExpirationInDays");
    var removed =
        Synthesised.with(Map.of("archive", "s3", "archiveDays", 400))
            .resource("AWS::S3::Bucket", "ArchiveStorage");
    assertThat(removed.at("LifecycleConfiguration", "Rules", 0, "ExpirationInDays")).isEqualTo(400);
  }

  @Test
  void the_stack_states_for_how_many_days_objects_are_kept_so_that_older_ones_are_not_missed() {
    var removing = Synthesised.with(Map.of("archive", "s3", "archiveDays", 400));
    assertThat(removing.outputs().get("ArchiveDays").toString()).contains("400");
    assertThat(archiving().outputs()).doesNotContainKey("ArchiveDays");
  }

  @Test
  void the_stage_that_keeps_its_data_keeps_old_versions_and_the_bucket() {
    var prod = Synthesised.with(Map.of("archive", "s3", "stage", "prod"));
    var bucket = prod.resource("AWS::S3::Bucket", "ArchiveStorage");
    assertThat(bucket.at("VersioningConfiguration", "Status")).isEqualTo("Enabled");
    assertThat(bucket.deletionPolicy()).startsWith("Retain");
  }

  @Test
  void each_archived_stream_has_a_table_whose_days_are_computed() {
    var bucket = archiving().resource("AWS::S3::Bucket", "ArchiveStorage").id();
    var table = archiving().resource("AWS::Glue::Table", "ArchiveTablesAccessLogArchive");
    assertThat(table.at("DatabaseName")).isEqualTo("weir_dev_archive");
    var input = "TableInput";
    assertThat(table.at(input, "Name")).isEqualTo("access_logs");
    assertThat(table.at(input, "PartitionKeys", 0, "Name")).isEqualTo("arrived_on");
    assertThat(table.at(input, "Parameters", "projection.enabled")).isEqualTo("true");
    assertThat(table.at(input, "Parameters", "projection.arrived_on.type")).isEqualTo("date");
    assertThat(table.at(input, "Parameters", "storage.location.template").toString())
        .contains(bucket, "/tables/access-logs/arrived_on=${arrived_on}/");
    assertThat(table.at(input, "StorageDescriptor", "Location").toString())
        .contains(bucket, "/tables/access-logs/");
    assertThat(table.at(input, "StorageDescriptor", "Columns", 1).toString())
        .contains("service", "string");
    assertThat(idsOf(archiving(), "AWS::Glue::Table")).hasSize(2);
    assertThat(archiving().resources("AWS::Glue::Crawler")).isEmpty();
    assertThat(archiving().resource("AWS::Glue::Database", "ArchiveTables").at("DatabaseInput"))
        .asString()
        .contains("weir_dev_archive");
  }

  @Test
  void a_stream_that_is_not_deployed_has_no_table() {
    var one = Synthesised.with(Map.of("archive", "s3", "pipelines", "transactions"));
    assertThat(idsOf(one, "AWS::Glue::Table"))
        .singleElement()
        .satisfies(id -> assertThat(id).contains("TransactionArchive"));
  }

  @Test
  void no_function_may_touch_the_tables() {
    for (var role : archiving().resources("AWS::IAM::Role")) {
      assertThat(role.whole().toString()).as(role.id()).doesNotContain("tables/", "glue:");
    }
  }

  @Test
  void each_event_source_of_the_archive_has_the_alarms_that_every_one_has() {
    assertThat(idsOf(archiving(), "AWS::CloudWatch::Alarm"))
        .filteredOn(id -> id.contains("archive"))
        .hasSize(12);
  }
}
