package dev.weir.verification.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.archive.ArchiveTable;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.CommandFault;
import dev.weir.client.archive.CopyStore;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.archive.TableCopies;
import dev.weir.client.archive.TableRows;
import dev.weir.client.report.MinuteRow;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.stream.UnavailableException;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.TransactionSettings;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.RecordGenerator;
import dev.weir.verification.fakes.FakeArchivePositions;
import dev.weir.verification.transactions.TransactionRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SQL over the archive: the statement in docs/archive.md, on the tables that the stack declares,
 * run by an engine that reads the same objects as Athena.
 */
class SqlOverArchiveTest {

  // Events of the day before, of this one, and of the next.
  private static final Instant START = Instant.parse("2026-11-23T23:58:30Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final int SHARDS = 3;
  private static final int RECORDS = 60;

  private final MemoryArchive archive = new MemoryArchive();
  private final FilledCounts counts =
      new FilledCounts(CallDisturbance.NONE, START.plus(Duration.ofMinutes(10)));

  @TempDir private Path bucket;

  /** The bucket as a folder. */
  private final class FolderStore implements CopyStore {
    private int putsUntilFailure = Integer.MAX_VALUE;

    @Override
    public Set<String> keys(String prefix) {
      try (var files = Files.walk(bucket)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> bucket.relativize(file).toString())
            .filter(key -> key.startsWith(prefix))
            .collect(Collectors.toCollection(TreeSet::new));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void put(String key, byte[] copy) {
      if (putsUntilFailure-- == 0) {
        throw new UnavailableException("the bucket does not answer", null);
      }
      try {
        Files.createDirectories(bucket.resolve(key).getParent());
        Files.write(bucket.resolve(key), copy);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Archives and counts records; invocations that were given up leave further objects. */
  private void deliver(long seed) {
    var generator = new RecordGenerator(new SplittableRandom(seed), START);
    for (var index = 0; index < SHARDS; index++) {
      var shard = new ShardModel<LabelledRecord>(index, BigInteger.valueOf(90));
      for (var i = 0; i < RECORDS; i++) {
        shard.put(generator.next(), i % 3);
      }
      archive.archive(ArchivedStream.ACCESS_LOGS, shard, 7);
      new MemoryArchive(archive.objects(), new FakeArchivePositions())
          .archive(ArchivedStream.ACCESS_LOGS, shard, 11);
      Instance.of(counts.handler(), new FakeContext()).invoke(shard.event(0, RECORDS));
    }
  }

  private TableCopies.Written copy(ArchivedStream stream, TableRows rows, FolderStore store) {
    var stack =
        new StackArchive(Map.of(stream, MemoryArchive.STREAM), archive.objects(), archive.lanes());
    return new TableCopies(ArchiveTable.of(stream).orElseThrow(), stack::read, rows, store)
        .write(stack.complete(stream, Instant.MIN, Instant.MAX, "the table"));
  }

  private TableCopies.Written copyAccessLogs(FolderStore store) {
    return copy(
        ArchivedStream.ACCESS_LOGS, TableRows.accessLogs(AccessLogSettings.of(Map.of())), store);
  }

  /** Returns the statement in the documentation, on a day of our own. */
  private static String statement() throws IOException {
    var home = Path.of(System.getProperty("weir.home", ".."));
    var matcher =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(home.resolve("docs/archive.md")));
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.group(1)).contains("current_date");
    return matcher.group(1).replace("current_date", "DATE '" + DAY.plusDays(1) + "'");
  }

  private List<List<Object>> query(ArchivedStream stream, String sql) throws SQLException {
    var table = ArchiveTable.of(stream).orElseThrow();
    var rows = new ArrayList<List<Object>>();
    try (var engine = DriverManager.getConnection("jdbc:duckdb:");
        var statement = engine.createStatement()) {
      statement.execute(view(table));
      try (var result = statement.executeQuery(sql)) {
        while (result.next()) {
          var row = new ArrayList<>();
          for (var column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.add(result.getObject(column));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Returns the declaration of a table: its columns, types, partition and place. */
  private String view(ArchiveTable table) {
    var columns =
        table.columns().stream()
            .map(column -> "'%s': '%s'".formatted(column.name(), type(column.type())))
            .collect(Collectors.joining(", "));
    return """
    CREATE VIEW %s AS SELECT * FROM read_json('%s/%s*.ndjson.gz',
      format = 'newline_delimited', columns = {%s},
      hive_partitioning = true, hive_types = {'%s': VARCHAR})
    """
        .formatted(table.table(), bucket, table.partition("*"), columns, ArchiveTable.PARTITION);
  }

  private static String type(String ofHive) {
    return ofHive.equals("string") ? "VARCHAR" : ofHive;
  }

  /** Returns the requests and 5xx of each service on a day, as {@code weir errors} shows them. */
  private Map<String, List<Long>> errors(LocalDate day) {
    var byService = new TreeMap<String, List<Long>>();
    for (var row : MinuteRow.of(counts.totals(), null)) {
      if (row.count().requests() > 0
          && row.minute().start().atZone(ZoneOffset.UTC).toLocalDate().equals(day)) {
        byService.merge(
            row.service(),
            List.of(row.count().requests(), row.count().errors()),
            (one, other) -> List.of(one.get(0) + other.get(0), one.get(1) + other.get(1)));
      }
    }
    return byService;
  }

  private Map<String, List<Long>> errorsInSql() throws SQLException, IOException {
    return query(ArchivedStream.ACCESS_LOGS, statement()).stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0).toString(),
                row -> List.of(number(row.get(1)), number(row.get(2))),
                (one, _) -> one,
                TreeMap::new));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  @Test
  void errors_by_service_of_yesterday_are_those_of_weir_errors() throws Exception {
    deliver(1);
    copyAccessLogs(new FolderStore());

    assertThat(errors(DAY)).hasSizeGreaterThan(3);
    assertThat(errors(DAY)).isNotEqualTo(errors(DAY.plusDays(1))).isNotEqualTo(Map.of());
    assertThat(errorsInSql()).isEqualTo(errors(DAY));
  }

  @Test
  void a_copy_that_was_interrupted_goes_on_and_no_row_is_there_twice() throws Exception {
    deliver(2);
    var store = new FolderStore();
    store.putsUntilFailure = 5;
    assertThatThrownBy(() -> copyAccessLogs(store)).isInstanceOf(UnavailableException.class);
    assertThat(errorsInSql()).isNotEqualTo(errors(DAY));

    var resumed = copyAccessLogs(new FolderStore());
    assertThat(resumed.present()).isEqualTo(5);
    assertThat(resumed.written()).isEqualTo(SHARDS * ((RECORDS + 6) / 7) - 5);
    assertThat(copyAccessLogs(new FolderStore()).written()).isZero();
    assertThat(errorsInSql()).isEqualTo(errors(DAY));
  }

  @Test
  void an_incomplete_archive_makes_no_table() {
    deliver(3);
    var stack = archive.lanes().ofStream(MemoryArchive.STREAM).getFirst();
    archive.objects().delete(stack.newest().orElseThrow().key());
    assertThatThrownBy(() -> copyAccessLogs(new FolderStore())).isInstanceOf(CommandFault.class);
    assertThat(new FolderStore().keys("")).isEmpty();
  }

  @Test
  void amounts_keep_all_their_digits() throws Exception {
    var shard = new ShardModel<TransactionRecord>(0, BigInteger.TEN);
    var json =
        """
        {"id":"t-1","userId":"ana","amount":"123456789012345678.123456789","currency":"EUR",\
        "merchant":"Kiosk","channel":"online","occurredAt":"2026-11-23T10:00:00Z"}\
        """
            .getBytes(StandardCharsets.UTF_8);
    assertThat(TransactionJson.read(json, 0, json.length).id()).isEqualTo("t-1");
    shard.put(new TransactionRecord(json, START, "ana", List.of(), List.of()), 0);
    archive.archive(ArchivedStream.TRANSACTIONS, shard, 1);
    copy(
        ArchivedStream.TRANSACTIONS,
        TableRows.transactions(TransactionSettings.of(Map.of())),
        new FolderStore());

    assertThat(
            query(
                ArchivedStream.TRANSACTIONS,
                "SELECT amount, user_id, category, line, arrived_on FROM transactions"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsExactly(
                        new BigDecimal("123456789012345678.123456789"),
                        "ana",
                        null,
                        0,
                        "2026-11-23"));
  }
}
