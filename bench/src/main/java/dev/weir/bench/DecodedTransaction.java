package dev.weir.bench;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A transaction as a program has it that calls protobuf-java's stream of fields by hand and checks
 * nothing: what a message says, with its amount as a decimal and its time as an instant, without a
 * builder, messages within the message, and unknown fields.
 */
final class DecodedTransaction {

  String id;
  String userId;
  BigDecimal amount;
  String currency;
  String merchant;
  int channel;
  String country;
  String city;
  double latitude;
  double longitude;
  Instant occurredAt;
  String category;

  private DecodedTransaction() {}

  /** Reads a message. */
  static DecodedTransaction read(byte[] bytes) throws IOException {
    var transaction = new DecodedTransaction();
    var in = CodedInputStream.newInstance(bytes);
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      transaction.readField(in, tag);
    }
    return transaction;
  }

  private void readField(CodedInputStream in, int tag) throws IOException {
    switch (tag >>> 3) {
      case 1 -> id = in.readStringRequireUtf8();
      case 2 -> userId = in.readStringRequireUtf8();
      case 3 -> amount = new BigDecimal(in.readStringRequireUtf8());
      case 4 -> currency = in.readStringRequireUtf8();
      case 5 -> merchant = in.readStringRequireUtf8();
      case 6 -> channel = in.readEnum();
      case 7 -> readLocation(in);
      case 8 -> occurredAt = Instant.ofEpochMilli(in.readInt64());
      case 9 -> category = in.readStringRequireUtf8();
      default -> in.skipField(tag);
    }
  }

  private void readLocation(CodedInputStream in) throws IOException {
    var before = in.pushLimit(in.readRawVarint32());
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> country = in.readStringRequireUtf8();
        case 2 -> city = in.readStringRequireUtf8();
        case 3 -> readCoordinates(in);
        default -> in.skipField(tag);
      }
    }
    in.popLimit(before);
  }

  private void readCoordinates(CodedInputStream in) throws IOException {
    var before = in.pushLimit(in.readRawVarint32());
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag >>> 3) {
        case 1 -> latitude = in.readDouble();
        case 2 -> longitude = in.readDouble();
        default -> in.skipField(tag);
      }
    }
    in.popLimit(before);
  }
}
