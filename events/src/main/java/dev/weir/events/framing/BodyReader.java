package dev.weir.events.framing;

import dev.weir.events.codec.InvalidMessageException;

/**
 * Reads the bodies of a contract's messages, of every version that is known.
 *
 * @param <T> what a message says
 */
public interface BodyReader<T> {

  /**
   * The Avro version with a fingerprint.
   *
   * @throws InvalidMessageException where none has it
   */
  int avroVersionOf(long fingerprint);

  /**
   * Reads an Avro body.
   *
   * @throws RuntimeException of the contract's own kind where it is not valid
   */
  T avro(int version, byte[] bytes, int from, int to);

  /**
   * Reads a Protobuf body. Every version is read alike: what one has and another lacks is optional.
   *
   * @throws RuntimeException of the contract's own kind where it is not valid
   */
  T protobuf(byte[] bytes, int from, int to);

  /** Where the contract's message stands in its Protobuf file. */
  MessageIndex index();
}
