import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

django = get_wsgi_application()

# The models must be there.
from archive.database_file import never_make  # noqa: E402
from archive.jinja2 import load_templates  # noqa: E402
from archive.kept_pages import KeptPages  # noqa: E402

application = KeptPages(django)
load_templates()
never_make()
