"""The library is found, counted and sorted from an index: no long row is read but those of the page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0014_released_series")]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["unit", "secrecy", "state", "review", "issued", "uploaded_at"], name="record_document_seen"),
        ),
    ]
