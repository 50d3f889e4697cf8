package dev.weir.events.framing;

import dev.weir.events.codec.InvalidMessageException;

/**
 * Reads the bodies of a contract's messages, of every known version.
 *
 * @param <T> the content of a message
 */
public interface BodyReader<T> {

  /**
   * Returns the Avro version with a fingerprint.
   *
   * @throws InvalidMessageException if there is none
   */
  int avroVersionOf(long fingerprint);

  /**
   * Reads an Avro body.
   *
   * @throws RuntimeException of the contract's own type if it is invalid
   */
  T avro(int version, byte[] bytes, int from, int to);

  /**
   * Reads a Protobuf body. Every version is read in the same way: fields that only some versions
   * have are optional.
   *
   * @throws RuntimeException of the contract's own type if it is invalid
   */
  T protobuf(byte[] bytes, int from, int to);

  /** Returns the place of the contract's message in its Protobuf file. */
  MessageIndex index();
}
