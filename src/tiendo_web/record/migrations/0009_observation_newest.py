"""The newest figures are found without sorting all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0008_saved_view")]
    operations = [
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["known", "key"], name="observation_newest"),
        ),
    ]
