"""Packs the modules that the device needs, and no others, into one zip that never differs.

The rooms of the core are packed as they are, but for their doors. A door that opens every
module of its room would have the device load readers of sixty formats; here it opens only
the module that is asked for.
"""

import ast
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

ENTRIES = (
    "netral_selfcheck.device.engine",
    "netral_selfcheck.device.archives",
    "netral_selfcheck.device.look_back",
)
"""What the device calls; everything else follows from their imports."""
STAND_INS = ("numpy", "markupsafe")
"""Packages of others of which a few words are needed; see the folder `stand_in`."""
_OWN = ("netral", "netral_selfcheck")
_MOMENT = (2024, 1, 1, 0, 0, 0)
"""Every file of the zip bears it, so that the same code gives the same bytes."""


@dataclass(slots=True)
class Modules:
    """The modules to pack: name to source."""

    sources: dict[str, str] = field(default_factory=dict)
    packages: set[str] = field(default_factory=set)


def pack_modules() -> bytes:
    """Pack the modules that the device needs.

    Returns:
        A zip; the same bytes for the same code.
    """
    found = list_modules()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, source in sorted(_lay_out(found)):
            entry = zipfile.ZipInfo(path, date_time=_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, source)
    return content.getvalue()


def list_modules() -> Modules:
    """List the modules that the entries need, with the doors replaced.

    Returns:
        The modules with the source that is packed.
    """
    found = Modules()
    waiting = list(ENTRIES)
    while waiting:
        name = waiting.pop()
        if name in found.sources:
            continue
        path = _find_file(name)
        if path.name == "__init__.py":
            found.packages.add(name)
            source = _make_lazy_door(path.read_text(encoding="utf-8"))
        else:
            source = path.read_text(encoding="utf-8")
            waiting.extend(_iter_needs(source))
        parent = name.rpartition(".")[0]
        if parent:
            waiting.append(parent)
        found.sources[name] = _shorten(source)
    return found


def _lay_out(found: Modules) -> Iterator[tuple[str, str]]:
    for name, source in found.sources.items():
        path = name.replace(".", "/")
        yield (f"{path}/__init__.py" if name in found.packages else f"{path}.py"), source
    for package in STAND_INS:
        folder = Path(str(files("netral_selfcheck"))) / "stand_in" / package
        for file in sorted(folder.glob("*.py")):
            yield f"{package}/{file.name}", _shorten(file.read_text(encoding="utf-8"))


def _find_file(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin)


def _iter_needs(source: str) -> Iterator[str]:
    """Give the modules of the core that a module loads when it is loaded."""
    for statement in _iter_statements(ast.parse(source).body):
        if isinstance(statement, ast.Import):
            yield from (each.name for each in statement.names if _is_own(each.name))
        elif isinstance(statement, ast.ImportFrom) and _is_own(statement.module or ""):
            module = statement.module or ""
            for each in statement.names:
                yield _resolve(module, each.name)


def _iter_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.Try):
            yield from _iter_statements(statement.body)
        elif not isinstance(statement, ast.If):
            yield statement


def _resolve(module: str, name: str) -> str:
    """Find the module in which a name is made, through the doors on the way to it."""
    path = _find_file(module)
    if path.name != "__init__.py":
        return module
    home = _names_behind(path.read_text(encoding="utf-8")).get(name)
    if home is not None:
        return _resolve(home, name)
    return f"{module}.{name}" if find_spec(f"{module}.{name}") else module


def _names_behind(door: str) -> Mapping[str, str]:
    return {
        each.asname or each.name: statement.module
        for statement in ast.parse(door).body
        if isinstance(statement, ast.ImportFrom) and _is_own(statement.module or "")
        for each in statement.names
        if statement.module is not None
    }


def _make_lazy_door(door: str) -> str:
    """Write a door that loads a module of its room when one of its names is asked for."""
    names = _names_behind(door)
    kept = [
        statement
        for statement in ast.parse(door).body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        and not any(
            isinstance(target, ast.Name) and target.id == "__all__"
            for target in getattr(statement, "targets", [])
        )
    ]
    lines = [ast.unparse(each) for each in kept]
    if names:
        lines += [
            "import importlib",
            f"_HOMES = {dict(sorted(names.items()))!r}",
            "def __getattr__(name):",
            "    if name not in _HOMES:",
            "        raise AttributeError(name)",
            "    return getattr(importlib.import_module(_HOMES[name]), name)",
        ]
    return "\n".join(lines) + "\n"


def _is_own(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] in _OWN


def _shorten(source: str) -> str:
    """Take out what only readers of the code need: explanations and remarks."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body:
            kept = [each for each in body if not _is_remark(each)]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree) + "\n"


def _is_remark(statement: object) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
