"""Any sequence of postings, corrections, merges and splits, asked as of any past day, gives what was known then."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tiendo.ledger import Ledger, Withdrawal, key_of, post, seen, value
from tiendo.values import Period, Succession, SuccessionKind

from .build import seen_value, unit

PERIODS = [Period.parse(one) for one in ("2023", "2024")]


class History(RuleBasedStateMachine):
    """The ledger grows day by day; every evening its answers are written down and never change afterwards."""

    @initialize()
    def start(self):
        self.ledger, self.day, self.number = Ledger(), date(2024, 1, 1), 0
        self.alive, self.diary, self.posted, self.events = [], {}, [], []
        for _ in range(3):
            self._born()

    def _born(self):
        self.number += 1
        key = f"U{self.number}"
        self.ledger, _ = post(self.ledger, unit(key))
        self.alive.append(key)
        return key

    def _answers(self, ledger):
        keys = [key for key in ledger.units if ledger.territory.alive(key, self.asked)]
        cells = [(key, period) for key in keys for period in PERIODS]
        return {cell: seen(ledger, cell[0], "poor_households", cell[1], known_by=self.day) for cell in cells}

    @rule(amount=st.integers(0, 500), period=st.sampled_from(PERIODS), pick=st.integers(0, 99), estimate=st.booleans())
    def report(self, amount, period, pick, estimate):
        entry = seen_value(
            self.alive[pick % len(self.alive)], "poor_households", str(period), str(amount), known=self.day,
            modality="estimate" if estimate else "actual",
        )  # fmt: skip
        self.ledger, _ = post(self.ledger, entry)
        self.posted.append(entry)

    @precondition(lambda self: self.posted)
    @rule(amount=st.integers(0, 500), pick=st.integers(0, 99))
    def correct(self, amount, pick):
        old = self.posted[pick % len(self.posted)]
        entry = seen_value(old.unit, old.indicator, str(old.period), str(amount), known=self.day, corrects=old.key)
        self.ledger, _ = post(self.ledger, entry)
        self.posted.append(entry)

    @precondition(lambda self: len(self.alive) > 1)
    @rule()
    def merge(self):
        parts, self.alive = self.alive[:2], self.alive[2:]
        self._event(SuccessionKind.MERGE, parts, [self._born()])

    @rule()
    def split(self):
        whole, self.alive = self.alive[0], self.alive[1:]
        self._event(SuccessionKind.SPLIT, [whole], [self._born(), self._born()])

    def _event(self, kind, before, after):
        event = Succession(self.day + timedelta(days=1), kind, tuple(before), tuple(after), known=self.day)
        self.ledger, _ = post(self.ledger, event)
        self.events.append(event)

    @precondition(lambda self: self.posted)
    @rule(pick=st.integers(0, 99))
    def take_back(self, pick):
        key = key_of(self.posted[pick % len(self.posted)])
        self.ledger, _ = post(self.ledger, Withdrawal(key, "ghi nhầm", "cán bộ", self.day))

    @rule()
    def evening(self):
        self.asked = date(2024, 12, 31)
        self.diary[self.day] = self._answers(self.ledger)
        self.day += timedelta(days=1)

    @invariant()
    def the_past_is_what_it_was(self):
        for day, answers in getattr(self, "diary", {}).items():
            then = self.ledger.as_known(day)
            for (key, period), answer in answers.items():
                assert seen(then, key, "poor_households", period, known_by=day) == answer
                assert seen(self.ledger, key, "poor_households", period, known_by=day) == answer
                held = value(then, key, "poor_households", period, known_by=day)
                assert value(self.ledger, key, "poor_households", period, known_by=day) == held


History.TestCase.settings = settings(max_examples=40, stateful_step_count=18, deadline=None)
TestHistory = History.TestCase
