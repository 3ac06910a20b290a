"""Lists and the counts of the menu are answered from indexes alone: no long row is read to count it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0012_letters")]

    operations = [
        migrations.RemoveIndex(model_name="task", name="record_task_stage_ccbc7f_idx"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                fields=["stage", "due", "settled_time", "given", "secrecy", "unit", "lead"], name="record_task_open"
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(condition=models.Q(("asked__isnull", False)), fields=["unit", "stage"], name="record_task_asked"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["state", "review", "secrecy", "unit"], name="record_document_waiting"),
        ),
        migrations.AddIndex(
            model_name="finding", index=models.Index(fields=["state", "cls", "document"], name="record_finding_waiting")
        ),
    ]
