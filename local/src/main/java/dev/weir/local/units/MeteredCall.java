package dev.weir.local.units;

import java.io.IOException;

/** A call in progress. */
public interface MeteredCall {

  /** Returns the body to forward. */
  byte[] request();

  /**
   * Counts the call.
   *
   * @param status of the service's answer
   * @param body of the service's answer
   * @return the body for the caller: the same array, unless the request was changed
   * @throws IOException if an answer that must be read cannot be
   */
  byte[] answered(int status, byte[] body) throws IOException;

  /** Returns a call that is neither counted nor changed. */
  static MeteredCall uncounted(byte[] request) {
    return counted(request, (_, _) -> {});
  }

  /** Returns a call that is counted and not changed. */
  static MeteredCall counted(byte[] request, AnswerCount count) {
    return new MeteredCall() {
      @Override
      public byte[] request() {
        return request;
      }

      @Override
      public byte[] answered(int status, byte[] body) throws IOException {
        count.count(status, body);
        return body;
      }
    };
  }

  /** Counts a call once it is answered. */
  interface AnswerCount {
    /** Counts a call with this answer. */
    void count(int status, byte[] body) throws IOException;
  }
}
