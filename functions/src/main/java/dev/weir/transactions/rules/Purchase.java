package dev.weir.transactions.rules;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import dev.weir.events.transaction.Money;
import dev.weir.events.transaction.Place;
import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The fields of a transaction that rules need, in at most about 400 bytes.
 *
 * @param id the transaction's; see {@link ShortTexts#id}
 * @param occurredAt event time
 * @param amount the amount paid
 * @param merchant the merchant; the beginning of a long name
 * @param channel the channel
 * @param country the country as the producer wrote it; empty if absent
 * @param city the city as the producer wrote it; the beginning of a long name
 * @param place where it was made, in the form in which places are compared; empty if unknown
 * @param position where the card was, if it was present and the position is known
 * @param seenAt the user's stream time once it had arrived: purchases age by it, so that late ones
 *     are remembered together
 * @param late whether it came later than the rules wait for
 */
public record Purchase(
    String id,
    Instant occurredAt,
    Money amount,
    String merchant,
    Channel channel,
    String country,
    String city,
    Optional<Place> place,
    Optional<Coordinates> position,
    Instant seenAt,
    boolean late) {

  /** Event order: by time, then by id. */
  static final Comparator<Purchase> EVENT_ORDER = Purchase::compareInEventOrder;

  static Purchase of(Transaction transaction, Instant seenAt, boolean late) {
    var location = transaction.location();
    return new Purchase(
        ShortTexts.id(transaction.id()),
        transaction.occurredAt(),
        transaction.amount(),
        ShortTexts.text(transaction.merchant()),
        transaction.channel(),
        location.country(),
        ShortTexts.text(location.city()),
        location.place(),
        transaction.channel() == Channel.PRESENT ? location.coordinates() : Optional.empty(),
        seenAt,
        late);
  }

  private int compareInEventOrder(Purchase other) {
    var byTime = occurredAt.compareTo(other.occurredAt);
    return byTime == 0 ? id.compareTo(other.id) : byTime;
  }

  boolean isBefore(Purchase other) {
    return compareInEventOrder(other) < 0;
  }

  void write(PartOutput out) {
    out.text(id);
    out.instant(occurredAt);
    out.text(amount.amount().toPlainString());
    out.text(amount.currency().getCurrencyCode());
    out.text(merchant);
    out.flag(channel == Channel.PRESENT);
    out.text(country);
    out.text(city);
    out.flag(place.isPresent());
    place.ifPresent(there -> out.text(there.city()));
    out.flag(position.isPresent());
    position.ifPresent(
        at -> {
          out.number(at.latitude());
          out.number(at.longitude());
        });
    out.instant(seenAt);
    out.flag(late);
  }

  static Purchase read(PartInput in) {
    var id = in.text();
    var occurredAt = in.instant();
    var amount = Money.of(in.text(), in.text());
    var merchant = in.text();
    var channel = in.flag() ? Channel.PRESENT : Channel.ONLINE;
    var country = in.text();
    var city = in.text();
    return new Purchase(
        id,
        occurredAt,
        amount,
        merchant,
        channel,
        country,
        city,
        in.flag() ? Optional.of(new Place(country, in.text())) : Optional.empty(),
        in.flag() ? Optional.of(new Coordinates(in.number(), in.number())) : Optional.empty(),
        in.instant(),
        in.flag());
  }
}
