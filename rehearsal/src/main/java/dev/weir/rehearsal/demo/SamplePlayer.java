package dev.weir.rehearsal.demo;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Sender;
import dev.weir.samples.SampleRecord;
import java.time.Duration;
import java.time.Instant;

/** Puts the records of a sample when they are due. */
final class SamplePlayer {

  private SamplePlayer() {}

  static void play(SampleRecord record, Instant start, Sender sender) throws InterruptedException {
    await(start.plus(record.due()), sender);
    sender.send(new LineRecord(record.data(), record.countedLines(), record.partitionKey()));
  }

  /** Returns when it is time; no record stays unsent during the wait. */
  static void await(Instant due, Sender sender) throws InterruptedException {
    var wait = Duration.between(Instant.now(), due);
    if (wait.isPositive()) {
      sender.flush();
      Thread.sleep(wait);
    }
  }
}
