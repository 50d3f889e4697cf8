package dev.weir.transactions.rules;

import dev.weir.alerts.Severity;
import dev.weir.events.transaction.Place;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.JsonDocument;
import dev.weir.settings.SettingsReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An object of a rule set's document, with the readings that rules share. */
public final class RuleDocument {

  private static final Set<String> CURRENCIES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toSet());
  private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000");
  private static final int MAX_DECIMALS = 9;
  private static final int MAX_COUNT = 100;
  private static final int MAX_EPISODES_PER_WINDOW = 20;
  private static final int MAX_TEXT_LENGTH = 256;
  private static final int MAX_ALLOWED = 1_000;
  private static final Pattern SHARE = Pattern.compile("(100|[1-9]?[0-9])%");

  private final JsonDocument object;
  private final SettingsReader reading;

  private RuleDocument(JsonDocument object) {
    this.object = object;
    reading = object.settings();
  }

  static RuleDocument parse(String json) {
    return new RuleDocument(JsonDocument.parse(json));
  }

  /** A member that is an object; an empty one where it is absent. */
  RuleDocument object(String name) {
    return new RuleDocument(object.object(name));
  }

  /** Reads {@code [{"user":"u-1","until":"2027-01-31"}]}; empty if absent. */
  AllowList allowList(String name) {
    var entries =
        object.list(name).stream().map(entry -> new RuleDocument(entry).allowed()).toList();
    if (entries.size() > MAX_ALLOWED) {
      reading.refuse(
          name, entries.size() + " entries", "give at most " + MAX_ALLOWED + "; remove ended ones");
    }
    return new AllowList(entries);
  }

  private AllowList.Entry allowed() {
    var user = optionalText("user");
    var merchant = optionalText("merchant");
    var country = optionalText("country");
    var city = optionalText("city");
    var rule = optionalText("rule");
    rule.filter(each -> !RuleKinds.names().contains(each))
        .ifPresent(
            _ -> reading.refuse("rule", "give one of " + String.join(", ", RuleKinds.names())));
    if (country.isPresent() != city.isPresent()) {
      reading.refuse(country.isPresent() ? "city" : "country", "give both country and city");
    }
    if (user.isEmpty() && merchant.isEmpty() && city.isEmpty()) {
      reading.refuse("user", "give user, merchant, or country and city");
    }
    var until =
        reading.value(
            "until",
            "",
            text -> parsed(text, RuleDocument::end, "a date such as 2027-01-31, or a time"),
            Instant.EPOCH);
    return new AllowList.Entry(
        user, merchant, city.map(name -> new Place(country.orElse(""), name)), rule, until);
  }

  private Optional<String> optionalText(String name) {
    return object.exactText(name, MAX_TEXT_LENGTH);
  }

  private static <T> T parsed(String text, Function<String, T> parse, String wanted) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("give " + wanted, e);
    }
  }

  // A date counts to its end, in UTC.
  private static Instant end(String text) {
    return text.contains("T")
        ? Instant.parse(text)
        : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Mode and severity, or their defaults; a mode such as {@code 10%} is on for that share of users.
   * The mode of a rule that comes later is off: a stored rule set, whose version alerts name, must
   * go on meaning the same.
   */
  RuleSet.Common common(Mode mode, Severity severity) {
    var asked =
        reading.text(
            "mode",
            mode.text(),
            text -> SHARE.matcher(text).matches() || texts(Mode.values()).contains(text),
            "give one of on, shadow, off, or a share of users such as 10%");
    var share = SHARE.matcher(asked);
    return share.matches()
        ? new RuleSet.Common(Mode.ON, Integer.parseInt(share.group(1)), severity(severity))
        : new RuleSet.Common(
            Mode.valueOf(asked.toUpperCase(Locale.ROOT)), RuleSet.ALL_USERS, severity(severity));
  }

  private Severity severity(Severity byDefault) {
    return choice("severity", byDefault, Severity.values());
  }

  /** Reads a number of transactions. */
  int count(String name, int byDefault) {
    return integer(name, byDefault, 1, MAX_COUNT);
  }

  /** Reads a window of event time. */
  Duration window(String name, Duration byDefault) {
    return duration(name, byDefault, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  Duration coolDown(Duration byDefault, Duration window) {
    return coolDown(byDefault, window, MAX_EPISODES_PER_WINDOW);
  }

  /**
   * Reads the cool-down. One out-of-order transaction can begin an episode in each cool-down of its
   * window; all are committed at once, and a commit has a limited number of alerts.
   */
  Duration coolDown(Duration byDefault, Duration window, int maxPerWindow) {
    var shortest = window.dividedBy(maxPerWindow);
    var minute = Duration.ofMinutes(1);
    return duration(
        "coolDown",
        byDefault,
        shortest.compareTo(minute) > 0 ? shortest : minute,
        Duration.ofDays(7));
  }

  int integer(String name, int byDefault, int least, int most) {
    return reading.integer(name, byDefault, least, most);
  }

  BigDecimal decimal(String name, String byDefault, String least, String most) {
    return decimal(
        name,
        new BigDecimal(byDefault),
        new BigDecimal(least),
        new BigDecimal(most),
        "give a number from " + least + " to " + most);
  }

  private BigDecimal decimal(
      String name, BigDecimal byDefault, BigDecimal least, BigDecimal most, String remedy) {
    return reading.decimal(
        name,
        byDefault,
        number ->
            number.compareTo(least) >= 0
                && number.compareTo(most) <= 0
                && number.scale() <= MAX_DECIMALS,
        remedy);
  }

  Duration duration(String name, Duration byDefault, Duration least, Duration most) {
    return reading.duration(name, byDefault.toString(), least, most);
  }

  <E extends Enum<E>> E choice(String name, E byDefault, E[] choices) {
    var texts = texts(choices);
    var chosen = reading.choice(name, text(byDefault), texts.toArray(String[]::new));
    return choices[texts.indexOf(chosen)];
  }

  private static List<String> texts(Enum<?>[] choices) {
    return Arrays.stream(choices).map(RuleDocument::text).toList();
  }

  private static String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@code {"default":"500.00","JPY":"75000"}}: an amount for each currency. */
  Amounts amounts(String name, String byDefault) {
    var given = object(name);
    var otherwise = given.money("default", new BigDecimal(byDefault));
    var currencies = new HashMap<String, BigDecimal>();
    for (var code : given.object.names()) {
      if (CURRENCIES.contains(code)) {
        currencies.put(code, given.money(code, otherwise));
      } else if (!code.equals("default")) {
        given.reading.refuse(code, "give default, or the code of a currency such as JPY");
      }
    }
    return new Amounts(otherwise, currencies);
  }

  private BigDecimal money(String name, BigDecimal byDefault) {
    return decimal(
        name,
        byDefault,
        BigDecimal.ZERO,
        MAX_MONEY,
        "give an amount from 0 to " + MAX_MONEY + ", such as \"500.00\"");
  }

  /**
   * Ends the reading of a complete document: unknown members are problems, too.
   *
   * @throws InvalidSettingsException with all problems
   */
  void failOnProblems() {
    object.refuseUnread();
    reading.failOnProblems();
  }
}
