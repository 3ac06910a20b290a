"""Postings numbered, standings of targets kept, and rights that reach the units somebody took over from."""

import django.db.models.deletion
from django.db import migrations, models


def reach_again(apps, schema_editor):
    """The closure of a record of the first release knew parents only; what became of units counts from now on."""
    from tiendo import values
    from tiendo_web.record.codec import from_json
    from tiendo_web.record.models.units import Reach

    closure = apps.get_model("record", "UnitClosure").objects
    parents = dict(apps.get_model("record", "OrgUnit").objects.values_list("key", "above_id"))
    events = apps.get_model("record", "Succession").objects.values_list("body", flat=True)
    reach = Reach(parents, [from_json(values.Succession, body) for body in events])
    rows = ((above, key, depth) for key in parents for above, depth in reach.above(key).items())
    closure.all().delete()
    closure.bulk_create([closure.model(above_id=above, below_id=key, depth=depth) for above, key, depth in rows], batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("record", "0006_task_lists")]
    operations = [
        migrations.AddField(
            model_name="observation",
            name="position",
            field=models.PositiveBigIntegerField(db_index=True, null=True),
        ),
        migrations.CreateModel(
            name="TargetStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("gates", models.TextField(blank=True)),
                ("view", models.TextField(blank=True)),
                ("cls", models.CharField(blank=True, max_length=16)),
                ("rank", models.PositiveSmallIntegerField()),
                ("probability", models.FloatField(null=True)),
                ("due_last", models.DateField()),
                ("sector", models.CharField(blank=True, max_length=40)),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("name", models.TextField()),
                ("words", models.TextField()),
                ("body", models.JSONField()),
                (
                    "target",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="record.target"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["day", "rank", "probability"], name="standing_worst_first")],
                "constraints": [models.UniqueConstraint(fields=("target", "day", "view"), name="standing_once")],
            },
        ),
        migrations.RunPython(reach_again, migrations.RunPython.noop),
    ]
