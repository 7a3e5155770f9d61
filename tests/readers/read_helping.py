"""Reading for the readers' tests; all texts are composed."""

from sijill.readers import ReadOptions, Unread, read_paths

TEXT = "واصلت القوات حصار أحياء مدينة الحسكة لليوم الثاني على التوالي، وفق مصادر محلية."
OTHER = "وطالب المجلس المحلي بفك الحصار عن المدينة فوراً، وقال إن المخابز توقفت عن العمل."


def read(*paths, **options):
    return list(read_paths(paths, ReadOptions(**options)))


def codes(items):
    return [item.error.code for item in items if isinstance(item, Unread)]


def reports(items):
    return [item for item in items if not isinstance(item, Unread)]


def one(items):
    assert codes(items) == []
    (report,) = items
    return report
