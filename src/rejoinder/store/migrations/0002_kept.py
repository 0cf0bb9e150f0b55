from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("record", models.BinaryField()),
            ],
        ),
    ]
