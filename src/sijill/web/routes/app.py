"""The app's own files: every path that is not the API's is the app's, which finds its own way."""

from pathlib import Path
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import File

from sijill.web.page import APP, built, file_of, unbuilt_page

_TYPES = {
    ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript",
    ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml",
    ".png": "image/png", ".woff2": "font/woff2", ".ico": "image/x-icon", ".map": "application/json",
    ".geojson": "application/json", ".txt": "text/plain", ".pbf": "application/x-protobuf",
    ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
}  # fmt: skip


@get(["/", "/{path:path}"], include_in_schema=False)
async def app_file(path: FromPath[str] = "/") -> Response[Any]:
    """Return a file of the app; for any other path, its page.

    Raises:
        NotFoundException: a path of the API that there is not, or a file that the app does not have.
    """
    if path.startswith("/api"):
        raise NotFoundException
    if not built():
        return Response(unbuilt_page(), media_type="text/html")
    found = file_of(path)
    if found is None and Path(path).suffix in _TYPES:
        raise NotFoundException
    return _file(found or APP / "index.html")


def _file(path: Path) -> Response[Any]:
    """Return a file; those whose names hold a hash of their content may be kept for ever."""
    named = path.parent.name == "assets"
    keep = "public, max-age=31536000, immutable" if named else "no-cache"
    return File(
        path, filename=path.name, media_type=_TYPES.get(path.suffix, "application/octet-stream"),
        content_disposition_type="inline", headers={"cache-control": keep},
    )  # fmt: skip


HANDLERS = (app_file,)
