"""A report that came from an address: under which it stands, and whose it is."""

from urllib.parse import urlsplit

from msgspec import structs

from sijill.readers.identity import report_id
from sijill.schema import Report


def addressed(report: Report, address: str, outlet: str = "", part: str = "") -> Report:
    """Return a report with the address that it was fetched from.

    The address that a page gives itself stands where it is of the same host: another could be anybody's, and
    its text would become a version of theirs.

    Args:
        report: as it was read.
        address: that gave it.
        outlet: whose it is, "" to believe the page.
        part: which of several reports of one address. Example: ``"2"``.
    """
    own = report.url if _host(report.url) == _host(address) else ""
    url = own or (f"{address}#{part}" if part else address)
    named = outlet or report.outlet
    id_ = report_id(named, url, report.text)
    return structs.replace(report, id=id_, url=url, outlet=named, path=address)


def _host(address: str) -> str:
    try:
        name = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
    return name.removeprefix("www.")
