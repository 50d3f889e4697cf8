package dev.weir.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.archive.ArchivedStream;
import dev.weir.cli.Run;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.archive.ArchivedTransactions;
import dev.weir.client.archive.StackArchive;
import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Location;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.testkit.ShardModel;
import dev.weir.transactions.TransactionSettings;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.verification.archive.MemoryArchive;
import dev.weir.verification.transactions.TransactionRecord;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests on archived transactions. */
class ArchiveBacktestTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final MemoryArchive archive = new MemoryArchive();
  private final ShardModel<TransactionRecord> parent = new ShardModel<>(0, BigInteger.TEN);
  private final ShardModel<TransactionRecord> child = new ShardModel<>(1, BigInteger.TEN);

  private static void put(
      ShardModel<TransactionRecord> shard, String id, Instant occurredAt, Instant arrivedAt) {
    var bytes =
        TransactionJson.write(
            new Transaction(
                id,
                "ana",
                Money.of("12.50", "EUR"),
                "Kiosk",
                Optional.empty(),
                Channel.ONLINE,
                new Location("PT", "Lisbon", Optional.empty()),
                occurredAt));
    put(shard, bytes, arrivedAt);
  }

  private static void put(ShardModel<TransactionRecord> shard, byte[] bytes, Instant arrivedAt) {
    shard.put(new TransactionRecord(bytes, arrivedAt, "ana", List.of(), List.of()), 1);
  }

  /** Twelve payments within 24 seconds, half of them after the shard was split. */
  private void putTooManyPayments() {
    for (var i = 0; i < 12; i++) {
      var at = START.plusSeconds(2L * i);
      put(i < 6 ? parent : child, "fast-" + i, at, at);
    }
  }

  private Backtest backtest(Instant from) {
    // The child first: the order of archiving says nothing about that of the lanes.
    archive.archive(ArchivedStream.TRANSACTIONS, child, 4);
    archive.archive(ArchivedStream.TRANSACTIONS, parent, 4);
    return run(from);
  }

  private Backtest run(Instant from) {
    var stack =
        new StackArchive(
            Map.of(ArchivedStream.TRANSACTIONS, MemoryArchive.STREAM),
            archive.objects(),
            archive.lanes());
    var backtest = new Backtest(RuleSet.defaults(), Optional.empty());
    backtest.run(
        new ArchiveSource(
            stack, ArchivedTransactions.of(TransactionSettings.of(Map.of())), from, Instant.MAX),
        _ -> {});
    return backtest;
  }

  @Test
  void a_users_history_goes_on_where_the_shard_was_split() {
    putTooManyPayments();
    var backtest = backtest(Instant.MIN);

    assertThat(backtest.totals().transactions()).isEqualTo(12);
    assertThat(backtest.comparison().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.alert().finding().userId()).isEqualTo("ana");
              // Of the eleventh payment: ten are allowed.
              assertThat(entry.alert().line()).isEqualTo(11);
            });
  }

  @Test
  void earlier_arrivals_are_left_out() {
    putTooManyPayments();
    var backtest = backtest(START.plusSeconds(12));

    assertThat(backtest.totals().transactions()).isEqualTo(6);
    assertThat(backtest.comparison().entries()).isEmpty();
  }

  @Test
  void unreadable_records_are_counted_by_reason() {
    putTooManyPayments();
    put(parent, "no JSON".getBytes(StandardCharsets.UTF_8), START);
    put(parent, new byte[] {0, 0, 0, 0, 7, 1}, START);

    assertThat(backtest(Instant.MIN).totals().refused())
        .containsEntry("MALFORMED_JSON", 1L)
        .containsEntry("UNKNOWN_SCHEMA", 1L);
  }

  @Test
  void a_transaction_ahead_of_its_arrival_does_not_make_others_late() {
    put(parent, "ahead", START.plus(Duration.ofHours(3)), START);
    put(parent, "on time", START.plusSeconds(1), START.plusSeconds(1));

    assertThat(backtest(Instant.MIN).totals().late()).isZero();
  }

  @Test
  void an_incomplete_archive_is_refused() {
    putTooManyPayments();
    backtest(Instant.MIN);
    archive.objects().delete(archive.objects().keys("transactions/").getFirst());

    assertThatThrownBy(() -> run(Instant.MIN))
        .isInstanceOf(CommandFault.class)
        .hasMessage("The archive is incomplete, and so would be a backtest. Faults: 1");
  }

  @Test
  void a_file_and_the_archive_exclude_each_other(@TempDir Path home) {
    for (var words :
        List.of(
            List.of("--archive", "payments.csv"),
            List.<String>of(),
            List.of("payments.csv", "--from", "90d"),
            List.of("--archive", "--format", "csv"))) {
      var command = new ArrayList<>(List.of("backtest", "transactions"));
      command.addAll(words);
      assertThat(Run.in(home, command.toArray(String[]::new)).exitCode())
          .as("%s", words)
          .isEqualTo(ExitCode.USAGE);
    }
  }
}
