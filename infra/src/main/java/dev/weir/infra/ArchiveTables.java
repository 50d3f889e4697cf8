package dev.weir.infra;

import dev.weir.archive.ArchiveTable;
import dev.weir.archive.ArchivedStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnDatabase.DatabaseInputProperty;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.glue.CfnTable.ColumnProperty;
import software.amazon.awscdk.services.glue.CfnTable.SerdeInfoProperty;
import software.amazon.awscdk.services.glue.CfnTable.StorageDescriptorProperty;
import software.amazon.awscdk.services.glue.CfnTable.TableInputProperty;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * A database of tables over the archive's parsed copies, for Athena. Partition projection computes
 * the days, so no crawler runs, and no function has to add partitions.
 */
final class ArchiveTables extends Construct {
  private static final String FIRST_DAY = "2026-01-01";
  private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
  private static final String TEXT_OUTPUT =
      "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
  private static final String JSON = "org.openx.data.jsonserde.JsonSerDe";

  private final String database;

  ArchiveTables(
      Construct scope, String id, Stage stage, IBucket bucket, Collection<ArchivedStream> streams) {
    super(scope, id);
    // Names of databases have no hyphens in SQL without quotes.
    database = stage.stackName().replace('-', '_') + "_archive";
    var declared =
        CfnDatabase.Builder.create(this, "Database")
            .catalogId(Aws.ACCOUNT_ID)
            .databaseInput(
                DatabaseInputProperty.builder()
                    .name(database)
                    .description("Events in the archive of " + stage.stackName())
                    .build())
            .build();
    for (var stream : streams) {
      ArchiveTable.of(stream)
          .ifPresent(table -> table(table, bucket).getNode().addDependency(declared));
    }
  }

  /** Returns the name of the database. */
  String database() {
    return database;
  }

  private CfnTable table(ArchiveTable table, IBucket bucket) {
    return CfnTable.Builder.create(this, table.stream().step().output())
        .catalogId(Aws.ACCOUNT_ID)
        .databaseName(database)
        .tableInput(
            TableInputProperty.builder()
                .name(table.table())
                .tableType("EXTERNAL_TABLE")
                .parameters(projection(table, bucket))
                .partitionKeys(
                    List.of(
                        ColumnProperty.builder()
                            .name(ArchiveTable.PARTITION)
                            .type("string")
                            .comment("day on which its object was completed, UTC")
                            .build()))
                .storageDescriptor(storage(table, bucket))
                .build())
        .build();
  }

  private static Map<String, String> projection(ArchiveTable table, IBucket bucket) {
    var day = "projection." + ArchiveTable.PARTITION;
    return Ordered.copyOf(
        Map.of(
            "EXTERNAL",
            "TRUE",
            "classification",
            "json",
            "compressionType",
            "gzip",
            "projection.enabled",
            "true",
            day + ".type",
            "date",
            day + ".format",
            "yyyy-MM-dd",
            day + ".range",
            FIRST_DAY + ",NOW+1DAYS",
            "storage.location.template",
            at(bucket, table.partition("${" + ArchiveTable.PARTITION + "}"))));
  }

  private static StorageDescriptorProperty storage(ArchiveTable table, IBucket bucket) {
    return StorageDescriptorProperty.builder()
        .location(at(bucket, table.prefix()))
        .inputFormat(TEXT_INPUT)
        .outputFormat(TEXT_OUTPUT)
        .serdeInfo(SerdeInfoProperty.builder().serializationLibrary(JSON).build())
        .columns(
            table.columns().stream()
                .map(
                    column ->
                        ColumnProperty.builder()
                            .name(column.name())
                            .type(column.type())
                            .comment(column.comment())
                            .build())
                .toList())
        .build();
  }

  private static String at(IBucket bucket, String prefix) {
    return "s3://" + bucket.getBucketName() + "/" + prefix;
  }
}
