"""The library is sorted and filtered from an index: no long row is read but those of the page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0014_released_series")]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["-issued", "-uploaded_at", "id", "secrecy", "unit", "state", "review"], name="record_document_newest"
            ),
        ),
    ]
