package dev.weir.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.MDC;

/** How independent calls are made: concurrently, or one by one. */
@FunctionalInterface
public interface Concurrency {

  /**
   * Applies a function to each item; returns when all are done.
   *
   * @return the results, in the items' order
   * @throws RuntimeException the first failure, once all have ended; an {@link Error} likewise
   */
  <T, R> List<R> map(List<T> items, Function<T, R> function);

  /**
   * Returns sequential execution on the calling thread, for simulations with a repeatable order.
   */
  static Concurrency oneByOne() {
    return new Concurrency() {
      @Override
      public <T, R> List<R> map(List<T> items, Function<T, R> function) {
        return items.stream().map(function).toList();
      }
    };
  }

  /**
   * Returns execution on virtual threads, limited in number because connections are. Their log
   * messages have the fields of the calling thread's log.
   */
  static Concurrency virtualThreads(int atOnce) {
    return new Concurrency() {
      @Override
      public <T, R> List<R> map(List<T> items, Function<T, R> function) {
        if (items.size() < 2) {
          return items.stream().map(function).toList();
        }
        var permits = new Semaphore(atOnce);
        var logFields = MDC.getCopyOfContextMap();
        var futures = new ArrayList<Future<R>>(items.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          items.forEach(
              item -> futures.add(threads.submit(within(permits, logFields, item, function))));
        }
        return futures.stream().map(Concurrency::resultOf).toList();
      }
    };
  }

  private static <T, R> Callable<R> within(
      Semaphore permits, Map<String, String> logFields, T item, Function<T, R> function) {
    return () -> {
      if (logFields != null) { // null if a logger keeps no fields
        MDC.setContextMap(logFields);
      }
      permits.acquireUninterruptibly();
      try {
        return function.apply(item);
      } finally {
        permits.release();
      }
    };
  }

  private static <R> R resultOf(Future<R> future) {
    if (future.state() == Future.State.SUCCESS) {
      return future.resultNow();
    }
    switch (future.exceptionNow()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
