#!/usr/bin/env python3
"""Computes a market's decisions a second time, in exact fractions.

    python3 market.py SCENARIO            prints the decisions, one JSON object a line
    python3 market.py SCENARIO --check    compares them with SCENARIO/expected.ndjson

Written from docs/market.md alone. SCENARIO is a directory with steps.ndjson and with the directories of
reference data that its steps load. A step is one of
    {"load": "reference-1"}
    {"tick": {...}, "arrivedAt": "2026-11-30T14:00:00Z"}
    {"void": "CL@XNYM", "at": "..."}    {"accept": "CL@XNYM", "tick": "2026-11-30/7", "at": "..."}
    {"halt": "growth", "action": "HALT", "until": null, "at": "..."}    {"release": 1}
    {"decide": "..."}                   a sweep decides on all portfolios at this time
Amounts are printed to the cent, shares to six places; both half to even.
"""

import csv
import json
import os
import re
import sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction

ORDER = ["ACTIVE", "REDUCING", "HALTED"]
ACTIONS = {"WARN": "ACTIVE", "REDUCE": "REDUCING", "HALT": "HALTED"}
POLICIES = {
    "BY_HAND": "HALT", "UNMARKED": "HALT", "NO_LIMITS": "HALT", "SHORT_HISTORY": "HALT",
    "STALE": "REDUCE", "SILENT": "REDUCE", "CALENDAR_ENDED": "REDUCE", "REFERENCE_OLD": "WARN",
}
MOST_SEQUENCES = 100_000


def time(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def rows(directory, name):
    path = os.path.join(directory, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def returns(row, known):
    return [Fraction(value) for name, value in row.items() if name not in known and value]


def number(text):
    return Fraction(text) if text else None


class Session:
    """A session's place in the order: the time at which it begins, then its number within the day."""

    def __init__(self, name, declared):
        if name.endswith("Z") and "T" in name:
            self.place = (time(name), 0)
        elif re.fullmatch(r"\d{4}-\d{2}-\d{2}(-\d{1,3})?", name):
            parts = name.split("-")
            day = datetime(int(parts[0]), int(parts[1]), int(parts[2]), tzinfo=timezone.utc)
            self.place = (day, int(parts[3]) if len(parts) > 3 else 0)
        else:
            self.place = (declared[name], 0)


class Reference:
    def __init__(self, directory):
        self.instruments = {row["symbol"]: row for row in rows(directory, "instruments.csv")}
        known = {"symbol", "name", "asset_class", "currency", "multiplier"}
        self.returns = {s: returns(row, known) for s, row in self.instruments.items()}
        self.currencies = {row["currency"]: row for row in rows(directory, "fx.csv")}
        known = {"currency", "rate", "symbol"}
        self.shocks = {c: returns(row, known) for c, row in self.currencies.items()}
        self.positions = {}
        for row in rows(directory, "positions.csv"):
            self.positions.setdefault(row["portfolio"], []).append(row)
        self.limits = {row["portfolio"]: row for row in rows(directory, "limits.csv")}
        self.collars = rows(directory, "collars.csv")
        self.ages = rows(directory, "ages.csv")
        self.actions = rows(directory, "actions.csv")
        self.policies = dict(POLICIES)
        for row in rows(directory, "policies.csv"):
            self.policies[row["cause"]] = row["action"]
        self.sessions = {}
        for row in rows(directory, "sessions.csv"):
            self.sessions.setdefault(row["venue"], {})[row["session"]] = time(row["opens_at"])

    def session(self, venue, name):
        return Session(name, self.sessions.get(venue, {})).place

    def rate_symbols(self):
        return {row["symbol"]: c for c, row in self.currencies.items() if row.get("symbol")}

    def asset_class(self, symbol):
        if symbol in self.instruments:
            return self.instruments[symbol]["asset_class"]
        return "FX" if symbol in self.rate_symbols() else None

    def rule(self, symbol):
        best = None
        for row in self.collars:
            if row["symbol"]:
                level = 3 if row["symbol"] == symbol else 0
            elif row["asset_class"]:
                level = 2 if row["asset_class"] == self.asset_class(symbol) else 0
            else:
                level = 1
            if level and (best is None or level > best[0]):
                best = (level, row)
        if best is None:
            return Fraction(1, 10), Fraction(0), False
        row = best[1]
        return number(row["share"]) or Fraction(0), number(row["amount"]) or Fraction(0), row["below_zero"] == "yes"

    def in_unit_of_positions(self, symbol, place, price):
        """A price of a session, in the unit in which the reference data have the symbol."""
        for row in self.actions:
            if row["symbol"] != symbol:
                continue
            factor = Fraction(row["factor"])
            old = place < Session(row["effective"], {}).place
            if row["positions"] == "before" and not old:
                price = price * factor
            elif row["positions"] == "after" and old:
                price = price / factor
        return price

    def age(self, symbol, venue):
        best = (0, 30)
        for row in self.ages:
            if row["symbol"] not in ("", symbol) or row["venue"] not in ("", venue):
                continue
            level = (2 if row["symbol"] else 0) + (1 if row["venue"] else 0)
            if level > best[0]:
                best = (level, int(row["seconds"]))
        return best[1]


class Offer:
    """A tick, as it stands against others."""

    def __init__(self, tick, arrived):
        self.name = tick["session"]
        self.arrived = arrived
        self.at = time(tick["occurredAt"])
        self.price = Fraction(tick["price"]) if "price" in tick else None
        self.own = int(tick["sequence"])
        self.of = tick.get("corrects", tick.get("cancels"))
        self.sequence = int(self.of) if self.of is not None else self.own
        self.revision = self.own if self.of is not None else 0
        self.place = None
        self.epoch = 0

    def key(self):
        return (self.place, self.epoch, self.sequence, self.revision)


class Mark:
    """The register of a symbol at a venue."""

    def __init__(self, symbol, venue):
        self.symbol, self.venue = symbol, venue
        self.generation = 0
        self.last = None
        self.price_before = None
        self.waiting = []
        self.floor = None

    def near(self, reference, base, offer):
        share, amount, _ = reference.rule(self.symbol)
        last = reference.in_unit_of_positions(self.symbol, base[0], base[1])
        price = reference.in_unit_of_positions(self.symbol, offer.place, offer.price)
        return abs(price - last) <= max(share * abs(last), amount)

    def take(self, offer):
        self.last = offer
        if offer.price is not None:
            self.price_before = (offer.place, offer.price)
        self.waiting = []

    def tick(self, reference, tick, arrived):
        offer = Offer(tick, arrived)
        offer.place = reference.session(self.venue, offer.name)
        if offer.price is not None and offer.price <= 0 and not reference.rule(self.symbol)[2]:
            return
        if offer.place[0] > arrived + timedelta(days=1) or (self.floor and arrived < self.floor):
            return
        if self.last is None:
            if self.generation == 0:
                self.take(offer)
            else:
                self.wait(reference, offer)
            return
        offer.epoch = self.last.epoch if offer.place == self.last.place else 0
        if offer.key() == self.last.key():
            if (offer.at, offer.price) > (self.last.at, self.last.price):
                self.take(offer)
            return
        if offer.key() < self.last.key():
            behind = offer.place == self.last.place and offer.of is None
            if offer.place < self.last.place and offer.at > self.last.at and offer.of is None:
                self.waiting.append(offer)  # For an operator: it confirms nothing.
            elif behind and offer.sequence < self.last.sequence and offer.at > self.last.at + timedelta(seconds=1):
                offer.epoch = self.last.epoch + 1
                self.wait(reference, offer)
            return
        ahead = offer.sequence > self.last.sequence + MOST_SEQUENCES
        beyond = offer.price is not None and not self.near(reference, self.price_before, offer)
        if ahead or beyond:
            self.wait(reference, offer)
        else:
            self.take(offer)

    def wait(self, reference, offer):
        if any(o.key() == offer.key() for o in self.waiting):
            return
        self.waiting = (self.waiting + [offer])[-8:]
        if offer.of is not None:
            return
        agree = [
            o for o in self.waiting
            if o.of is None and o.place == offer.place and o.epoch == offer.epoch
            and self.near(reference, (offer.place, offer.price), o)
            and abs(o.sequence - offer.sequence) <= MOST_SEQUENCES
        ]
        if len({o.sequence for o in agree}) >= 3:
            self.take(max(agree, key=Offer.key))

    def void(self, at):
        self.generation += 1
        self.last, self.price_before, self.waiting, self.floor = None, None, [], at

    def accept(self, name):
        session, sequence = name.split("/")
        offer = next(o for o in self.waiting if o.name == session and o.own == int(sequence))
        self.generation += 1
        self.take(offer)

    def text(self):
        text = f"{self.last.name}/{self.last.sequence}"
        if self.generation:
            text += f";generation={self.generation}"
        if self.last.epoch:
            text += f";epoch={self.last.epoch}"
        if self.last.revision:
            text += f";correction={self.last.revision}"
        return text


def tail(losses):
    ordered = sorted(losses)
    count = len(ordered)
    if not count:
        return Fraction(0), Fraction(0)
    rank = -((-99 * count) // 100)
    worst = -((-25 * count) // 1000)
    return ordered[rank - 1], sum(ordered[count - worst:]) / worst


class Market:
    def __init__(self, directory):
        self.directory = directory
        self.reference = None
        self.marks = {}
        self.halts = {}
        self.feed_time = {}
        self.whole = {}

    def mark(self, name):
        return self.marks.setdefault(name, Mark(*name.split("@")))

    def step(self, step):
        if "load" in step:
            self.reference = Reference(os.path.join(self.directory, step["load"]))
        elif "void" in step:
            self.mark(step["void"]).void(time(step["at"]))
        elif "accept" in step:
            self.mark(step["accept"]).accept(step["tick"])
        elif "tick" in step:
            tick = step["tick"]
            name = f"{tick['symbol']}@{tick['venue']}"
            self.mark(name).tick(self.reference, tick, time(step["arrivedAt"]))
        elif "halt" in step:
            self.halts[len(self.halts) + 1] = dict(step, released=False)
        elif "release" in step:
            self.halts[step["release"]]["released"] = True
        else:
            return [self.decide(p, time(step["decide"])) for p in sorted(self.reference.positions)]
        return []

    def price(self, symbol):
        """The latest of the symbol's marks that have a price, by the venue's own time."""
        priced = [m for m in self.marks.values() if m.symbol == symbol and m.last and m.last.price is not None]
        return max(priced, key=lambda m: m.last.at, default=None)

    def decide(self, portfolio, now):
        reference = self.reference
        positions = reference.positions[portfolio]
        symbols = {p["symbol"] for p in positions}
        needed = {p["symbol"]: {p["symbol"]} for p in positions}
        for symbol in symbols:
            rate = reference.currencies[reference.instruments[symbol]["currency"]].get("symbol")
            if rate:
                needed[symbol].add(rate)
        all_symbols = set().union(*needed.values())
        own = [
            m for m in self.marks.values()
            if m.symbol in all_symbols and m.last and m.last.price is not None
        ]
        times = [m.last.at for m in self.marks.values() if m.last]
        times += [t for t in [self.feed_time.get(portfolio)] if t]
        feed_time = max(times, default=None)
        self.feed_time[portfolio] = feed_time
        unmarked = sorted(s for s in symbols if any(self.price(n) is None for n in needed[s]))
        figures = self.figures(positions, unmarked)
        pricing = [self.price(s) for s in all_symbols if self.price(s)]
        stale = sorted(
            f"{m.symbol}@{m.venue}" for m in pricing
            if feed_time - m.last.at > timedelta(seconds=reference.age(m.symbol, m.venue))
        )
        causes = []
        for halt in self.halts.values():
            until = halt.get("until")
            if not halt["released"] and halt["halt"] in (portfolio, "*") and not (until and time(until) <= now):
                causes.append(("BY_HAND", halt.get("action", "HALT")))
        for cause, names in (("UNMARKED", unmarked), ("STALE", stale)):
            if names:
                causes.append((cause, reference.policies[cause]))
        limits = self.limit_states(portfolio, figures, not unmarked)
        states = list(limits.values()) + [ACTIONS[action] for _, action in causes]
        return {
            "portfolio": portfolio,
            "state": max(states, key=ORDER.index),
            "limits": limits,
            "causes": sorted({cause for cause, _ in causes}),
            "unmarked": unmarked,
            "stale": stale,
            "figures": {name: cents(value, 6 if name == "largestShare" else 2) for name, value in figures.items()},
            "marks": {f"{m.symbol}@{m.venue}": m.text() for m in sorted(own, key=lambda m: (m.symbol, m.venue))},
        }

    def figures(self, positions, unmarked):
        reference = self.reference
        gross = net = unrealised = largest = Fraction(0)
        losses = None
        for position in positions:
            symbol = position["symbol"]
            if symbol in unmarked:
                continue
            instrument = reference.instruments[symbol]
            currency = reference.currencies[instrument["currency"]]
            mark = self.price(symbol)
            price = reference.in_unit_of_positions(symbol, mark.last.place, mark.last.price)
            rate = Fraction(currency["rate"])
            if currency.get("symbol"):
                rate = self.price(currency["symbol"]).last.price
            quantity = Fraction(position["quantity"])
            unit = quantity * Fraction(instrument["multiplier"]) * rate
            value = unit * price
            gross += abs(value)
            net += value
            largest = max(largest, abs(value))
            unrealised += unit * (price - Fraction(position["average_cost"]))
            shocks = reference.shocks[instrument["currency"]]
            moves = reference.returns[symbol]
            if losses is None:
                losses = [Fraction(0)] * len(moves)
            below_zero = reference.rule(symbol)[2]
            for day, move in enumerate(moves):
                shock = shocks[day] if shocks else Fraction(0)
                after = price + move if below_zero else price * (1 + move)
                losses[day] -= unit * (after * (1 + shock) - price)
        at_risk, shortfall = tail(losses or [])
        return {
            "gross": gross, "net": net, "unrealised": unrealised,
            "largestShare": largest / gross if gross else Fraction(0),
            "valueAtRisk": at_risk, "expectedShortfall": shortfall,
        }

    def limit_states(self, portfolio, figures, whole):
        limits = self.reference.limits[portfolio]
        values = {
            "gross": figures["gross"], "net": abs(figures["net"]),
            "value_at_risk": figures["valueAtRisk"], "expected_shortfall": figures["expectedShortfall"],
            "single_name": figures["largestShare"], "daily_loss": max(Fraction(0), -figures["unrealised"]),
        }
        states = {}
        kept = self.whole.setdefault(portfolio, {})
        for name, value in values.items():
            most = number(limits[name])
            if most is None:
                continue
            before = kept.get(name, "ACTIVE")
            if value > most:
                state = "HALTED"
            elif value >= most * Fraction(4, 5):
                state = max("REDUCING", before, key=ORDER.index)
            elif value >= most * Fraction(3, 4):
                state = before
            else:
                state = "ACTIVE"
            if whole or name == "gross" and ORDER.index(state) > ORDER.index(before):
                kept[name] = state
            states[name] = state if whole else max(state, before, key=ORDER.index)
        return states


def cents(value, places):
    scaled = round(value * 10**places)
    sign = "-" if scaled < 0 else ""
    whole, part = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{part:0{places}d}"


def main(arguments):
    directory = arguments[0]
    market = Market(directory)
    lines = []
    with open(os.path.join(directory, "steps.ndjson"), encoding="utf-8") as steps:
        for line in steps:
            if line.strip():
                lines += [json.dumps(d) for d in market.step(json.loads(line))]
    if "--check" in arguments:
        with open(os.path.join(directory, "expected.ndjson"), encoding="utf-8") as file:
            expected = file.read().splitlines()
        for given, computed in zip(expected, lines):
            if given != computed:
                print(f"expected {given}\ncomputed {computed}")
        same = expected == lines
        print(f"{len(lines)} decisions: {'the same' if same else 'DIFFERENT'}")
        return 0 if same else 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
