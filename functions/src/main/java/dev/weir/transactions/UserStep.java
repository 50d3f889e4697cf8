package dev.weir.transactions;

import dev.weir.engine.CommitResult;
import dev.weir.engine.KeyedStep;
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import dev.weir.telemetry.Pseudonym;
import dev.weir.transactions.commit.UserCommit;
import dev.weir.transactions.commit.UserState;
import dev.weir.transactions.decide.FoldResult;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.QuarantineKeys;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.publish.UserAlerts;
import java.util.Arrays;

/** Processes each user's transactions: fold, commit with the alerts, publish these. */
record UserStep(UserFold fold, UserCommit users, UserAlerts alerts)
    implements KeyedStep<String, ReceivedTransaction, UserState, FoldResult> {

  @Override
  public boolean covers(UserState state, ReceivedTransaction event) {
    return fold.covers(state.stored(), event);
  }

  @Override
  public FoldResult begin(String user, UserState state) {
    return fold.begin(state.stored());
  }

  @Override
  public FoldResult decide(FoldResult soFar, ReceivedTransaction event) {
    return fold.fold(soFar, event);
  }

  @Override
  public FoldResult skip(FoldResult soFar, ReceivedTransaction event) {
    return soFar.without(event);
  }

  @Override
  public boolean storesSkipped() {
    return true;
  }

  @Override
  public boolean isFull(FoldResult decision) {
    return fold.isFull(decision);
  }

  @Override
  public boolean isNews(FoldResult decision) {
    return decision.isNews();
  }

  @Override
  public CommitResult<UserState> commit(String user, FoldResult decision) {
    return users.commit(user, decision, fold.after(decision));
  }

  @Override
  public void publish(String user, UserState state, Deadline deadline) {
    alerts.publish(fold.lane(), state);
  }

  @Override
  public void done(String user, UserState state) {
    users.remember(user, state.stored());
  }

  @Override
  public QuarantineKey placeOf(ReceivedTransaction event) {
    return QuarantineKeys.ofUndecided(fold.lane(), event);
  }

  @Override
  public Rejected rejected(ReceivedTransaction event, Reason reason, String detail) {
    var bytes = Arrays.copyOfRange(event.bytes(), event.from(), event.to());
    return QuarantineKeys.rejected(event.record(), event.line(), reason, detail, bytes);
  }

  @Override
  public String nameInLog(String user) {
    return "user=" + Pseudonym.of(user);
  }
}
