"""What was decided until it is done: records read from documents, tasks, proposals, meetings, explanations, quarterly sheets.

A task, a proposal and an explanation are their facts plus steps; steps are only added (the database refuses to change or remove
them). The columns under *where it stands* repeat what follows from the steps, so that lists of thousands need no replay.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import Secrecy
from .shapes import WithPlaceInText


class RecordKind(models.TextChoices):
    """What a record read from a document is."""

    ORDER = "order", _("chỉ đạo")
    PROPOSAL = "proposal", _("kiến nghị")
    MEETING = "meeting", _("cuộc họp")
    PERSON = "person", _("người")
    CITED = "cited", _("văn bản viện dẫn")


class RecordState(models.TextChoices):
    """What a person made of a record."""

    READ = "read", _("chưa xử lý")
    TAKEN = "taken", _("đã đưa vào theo dõi")
    LEFT = "left", _("để lại")


class ReadRecord(WithPlaceInText):
    """One record as read: its sentence, and in ``body`` the whole value of ``tiendo.values.records``."""

    document = models.ForeignKey("record.Document", on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=10, choices=RecordKind.choices)
    body = models.JSONField()
    state = models.CharField(max_length=6, choices=RecordState.choices, default=RecordState.READ)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("document", "start", "pk")
        indexes = (models.Index(fields=("kind", "state")),)


class Steps(models.Model):
    """A step of something: the one who did it, when it was entered, the day it speaks of. Never changed, never removed."""

    position = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    day = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("position",)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert. Raises: TypeError when the step is stored already."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} {self.pk}: a step is never changed")
        super().save(*args, **{**kwargs, "force_insert": True})


class Task(WithPlaceInText):
    """A task as ``tiendo.followup.tasks.Task``.

    Attributes:
        unit: whose office follows it and confirms; lead: the unit that does it.
        joining, joining_words: the units that join, and those that the record does not hold, as printed.
        first_due: the day first given; it never changes.
        stage … returned: where it stands (``TaskState``); ``due`` is the day in force.
        settled_time: its time once a result stands still (sent or confirmed), empty while the day decides it.
        folded: text and units without marks, for searching.
    """

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="tasks_followed")
    lead = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="tasks_led")
    joining = models.ManyToManyField("record.OrgUnit", related_name="tasks_joined")
    joining_words = models.TextField(blank=True)
    text = models.TextField()
    assigner = models.CharField(max_length=250, blank=True)
    person = models.CharField(max_length=250, blank=True)
    product = models.TextField(blank=True)
    authority = models.TextField(blank=True)
    first_due = models.DateField(null=True)
    given = models.DateField(db_index=True)
    national = models.CharField(max_length=80, blank=True)
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)
    targets = models.ManyToManyField("record.Target", related_name="tasks")
    document = models.ForeignKey("record.Document", on_delete=models.PROTECT, null=True, related_name="tasks")
    orders = models.ManyToManyField(ReadRecord, related_name="tasks")
    folded = models.TextField()
    example = models.BooleanField(default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    stage = models.CharField(max_length=16, default="not_received")
    due = models.DateField(null=True)
    asked = models.DateField(null=True)
    extended = models.PositiveSmallIntegerField(default=0)
    submitted = models.DateField(null=True)
    finished = models.DateField(null=True)
    returned = models.PositiveSmallIntegerField(default=0)
    settled_time = models.CharField(max_length=12, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (
            models.Index(fields=("unit", "stage", "due")),
            models.Index(  # what is open by its day: pages and ageing are cut from this alone
                fields=("stage", "due", "settled_time", "given", "secrecy", "unit", "lead"), name="record_task_open"
            ),
            models.Index(fields=("unit", "stage"), condition=models.Q(asked__isnull=False), name="record_task_asked"),
            models.Index(  # everything that ``queries.followup.tallies`` counts by, so that it never reads the long rows
                fields=(
                    *("lead", "stage", "due", "settled_time", "finished", "first_due", "returned", "extended"),
                    *("given", "secrecy", "unit"),
                ),
                name="record_task_tally",
            ),
        )

    def __str__(self) -> str:
        return self.text


class TaskStep(Steps):
    """A step of a task as ``tiendo.followup.tasks.TaskEvent``.

    Attributes:
        evidence: ``"document:12"`` or words.
        lead: the unit that the task was handed over to.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=16)
    evidence = models.JSONField(default=list)
    until = models.DateField(null=True)
    month = models.CharField(max_length=7, blank=True)
    nothing = models.BooleanField(default=False)
    corrects = models.PositiveIntegerField(null=True)
    lead = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(Steps.Meta):
        constraints = (models.UniqueConstraint(fields=("task", "position"), name="one_step_at_a_position"),)


class Proposal(WithPlaceInText):
    """A request to a body above as ``tiendo.followup.proposals.FollowedProposal``; ``unit`` is whose request it is."""

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="proposals")
    sender = models.CharField(max_length=250)
    receiver = models.CharField(max_length=250)
    text = models.TextField()
    asked = models.DateField()
    amount = models.CharField(max_length=160, blank=True)
    ground = models.TextField(blank=True)
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)
    document = models.ForeignKey("record.Document", on_delete=models.PROTECT, null=True, related_name="proposals")
    record = models.OneToOneField(ReadRecord, on_delete=models.SET_NULL, null=True, related_name="proposal")
    folded = models.TextField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    stage = models.CharField(max_length=16, default="drafted")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-asked", "pk")


class ProposalStep(Steps):
    """A step of a request; ``document`` names the reply."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=16)
    document = models.TextField(blank=True)

    class Meta(Steps.Meta):
        constraints = (models.UniqueConstraint(fields=("proposal", "position"), name="one_proposal_step_at_a_position"),)


class Meeting(models.Model):
    """A meeting or working session that is planned or was held, as its office enters it.

    Attributes:
        host: who receives or presides; guest: the unit that comes or reports, ``None`` when it is no unit of the record.
        documents: what lies on the table and what came out of it; conclusions among them give tasks.
    """

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=120)
    day = models.DateField()
    host = models.CharField(max_length=250, blank=True)
    guest = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, null=True, related_name="visits")
    chairs = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=250, blank=True)
    subject = models.TextField()
    documents = models.ManyToManyField("record.Document", related_name="meetings")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-day", "pk")


class Explanation(models.Model):
    """A question of a leader to a unit about a target, a finding or a task (one of the three is set)."""

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="explanations")
    target = models.ForeignKey("record.Target", on_delete=models.PROTECT, null=True, related_name="explanations")
    finding = models.ForeignKey("record.Finding", on_delete=models.PROTECT, null=True, related_name="explanations")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="explanations")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked = models.DateField()
    due = models.DateField()
    secrecy = models.PositiveSmallIntegerField(choices=Secrecy.choices, default=Secrecy.OPEN)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("accepted_by", "due", "pk")


class ExplanationAnswer(Steps):
    """What the unit says (``reason``), with the documents that show it."""

    explanation = models.ForeignKey(Explanation, on_delete=models.PROTECT, related_name="answers")
    documents = models.JSONField(default=list)

    class Meta(Steps.Meta):
        constraints = (models.UniqueConstraint(fields=("explanation", "position"), name="one_answer_at_a_position"),)


class QuarterSheet(models.Model):
    """The basis for a unit's quarter as it stood when it was closed; ``body`` is the whole ``QuarterlyBasis``."""

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="quarter_sheets")
    quarter = models.CharField(max_length=7)
    body = models.JSONField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "quarter"), name="one_sheet_a_quarter"),)


class CalendarFeed(models.Model):
    """The private address of a person's due days in a unit; only the hash of its secret part is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "unit"), name="one_feed_for_a_unit"),)


class Reminder(models.Model):
    """A person was reminded of something on a day: never twice of the same."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12)
    about = models.CharField(max_length=40)
    day = models.DateField()
    words = models.TextField()
    mailed = models.BooleanField(default=False)
    letter = models.ForeignKey("record.Letter", on_delete=models.SET_NULL, null=True, related_name="reminders")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "kind", "about", "day"), name="reminded_once_a_day"),)
