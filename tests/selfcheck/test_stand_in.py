"""Compares the stand-in for numpy, as it works in the browser, with numpy itself."""

import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.selfcheck.conftest import PATIENCE_MS, READY
from tests.selfcheck.counting_server import CountingServer

pytestmark = pytest.mark.browser

START = """async () => {
  const content = await new Promise((resolve, reject) => {
    const loader = new Worker("loader.js");
    loader.onmessage = ({ data }) => {
      if (data.content) resolve(data.content);
      if (data.error) reject(new Error(data.error));
    };
    loader.postMessage("start");
  });
  window.fetch = async (request) => {
    const name = new URL(request.url ?? request, location.href).pathname.split("/").pop();
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(content.assets[name], { headers: { "content-type": type } });
  };
  const { loadPyodide } = await import("./pyodide.mjs");
  const { makeKernels } = await import("./kernels.js");
  const lockFileContents = { packages: {}, info: { abi_version: "2026_0", arch: "wasm32",
    platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" } };
  const indexURL = new URL("./", location.href).href;
  window.python = await loadPyodide({ indexURL, lockFileContents });
  python.unpackArchive(content.assets["netral.zip"], "zip",
    { extractDir: "/lib/python3.14/site-packages" });
  window.kernels = makeKernels({ module: python._module });
  python.registerJsModule("netral_kernels", kernels);
}"""

PRELUDE = """
import json
import numpy as np

def tell(value):
    if isinstance(value, (bool, int, float)):
        return value
    if hasattr(value, "tolist"):
        return [str(getattr(value.dtype, "name", value.dtype)), list(value.shape), value.tolist()]
    return [tell(each) for each in value]

whole = np.array([[3, -1, 4], [1, -5, 9], [2, 6, -5], [3, 5, 8]], dtype=np.int64)
small = np.array([[1, -2], [3, 4], [-5, 6]], dtype=np.int8)
parts = np.array([0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.4999999, 1e9 + 0.5, 3.0])
table = np.array([[1.25, -2.5, 3.0], [0.1, 0.2, 0.3], [7.0, -8.0, 9.5]], dtype=np.float32)
hashes = np.array([0x9E3779B97F4A7C15, 1, 0xFFFFFFFFFFFFFFFF, 0], dtype=np.uint64)
places = np.array([2, 0, 2], dtype=np.int64)
"""

WORK = {
    "rounds halves to even": "np.rint(parts)",
    "hashes modulo 2**64": "(hashes ^ (hashes >> np.uint64(29))) * np.uint64(0xFF51AFD7ED558CCD)",
    "shifts hashes down": "(hashes >> np.uint64(46)).astype(np.int64)",
    "adds up hashes": "hashes + hashes * np.uint64(3)",
    "multiplies": "whole.astype(np.float64) @ np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]])",
    "multiplies single": "table @ table",
    "stretches a row": "whole * np.array([10, 20, 30])",
    "stretches a column": "whole / np.sqrt(np.array([1.0, 4.0, 9.0, 16.0]))[:, np.newaxis]",
    "adds runs": "np.add.reduceat(whole, np.array([0, 1, 3]), axis=0)",
    "adds runs of small": "np.add.reduceat(small, np.array([0, 2]), axis=0, dtype=np.int64)",
    "takes the largest of runs": "np.maximum.reduceat(table, np.array([0, 2]), axis=0)",
    "takes an empty run as numpy does": "np.add.reduceat(whole, np.array([1, 1, 3]), axis=0)",
    "chooses rows": "whole[places]",
    "chooses true rows": "whole[np.array([True, False, True, False])]",
    "chooses columns": "[whole[:, 1], whole[:, -1], whole[:, 1:3], whole[places, 0]]",
    "takes from behind": "whole[-1]",
    "finds places": "np.flatnonzero(np.array([0, 3, 0, 1]))",
    "negates": "~np.array([True, False])",
    "compares": "[whole[:, 0] >= 2, whole[:, 0] != 3, np.array([1, 2]) == np.array([1, 3])]",
    "joins": "np.concatenate([[0], np.cumsum(np.array([2, 3, 4]))[:-1]])",
    "joins sideways": "np.concatenate([table, np.abs(table)], axis=1)",
    "repeats": "np.repeat(np.arange(3), np.array([2, 0, 3]))",
    "orders": "[np.sort(places), np.unique(places), np.bincount(places, minlength=5)]",
    "orders rows": "np.argsort(-whole.astype(np.float64), axis=1, kind='stable')[:, :2]",
    "takes along": "np.take_along_axis(whole, np.argsort(-whole, axis=1), axis=1).T",
    "packs keys": "(np.array([0, 1, 130]) << 18) | np.array([7, 262143, 5])",
    "unpacks keys": "[np.array([34078725]) & ((1 << 18) - 1), np.array([34078725]) >> 18]",
    "tells differences": "np.diff(np.concatenate([np.array([1, 4, 9]), [16]]))",
    "bounds": "np.minimum(np.maximum(parts, 0), 2)",
}
CHANGES = {
    "sets rows": "table[places] = 0",
    "sets a part": "table[:2] += table[1:]",
    "sets true rows": "table[np.array([True, False, True])] = np.array([[1.0, 2, 3], [4, 5, 6]])",
    "sets a column": "table[:, 1] -= np.array([1.0, 2.0, 3.0])",
    "sets one": "table[1, 2] = 42",
    "keeps a large table by rows": (
        "table = np.zeros((2000, 600), np.float32); table[places] = np.zeros((3, 600)) + 7.5; "
        "table = np.take(table, np.array([0, 1, 2, 1999]), axis=0)[:, :2]"
    ),
}


class TestStandIn:
    @pytest.fixture(scope="class")
    @staticmethod
    def device(context: BrowserContext, server: CountingServer) -> Iterator[Page]:
        opened = context.new_page()
        opened.goto(server.address)
        opened.wait_for_selector(READY, timeout=PATIENCE_MS)
        opened.evaluate(
            """async () => {
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const each of await cache.keys()) {
                  if (each.url.includes("snapshot-")) await cache.delete(each);
                }
              }
            }"""
        )
        opened.evaluate(START)
        opened.evaluate("(code) => python.runPython(code)", PRELUDE)
        yield opened
        opened.close()

    @pytest.mark.parametrize("name", WORK)
    def test_gives_what_numpy_gives(self, device: Page, name: str) -> None:
        code = f"json.dumps(tell({WORK[name]}))"

        assert simplify(ask(device, code)) == simplify(here(code))

    @pytest.mark.parametrize("name", CHANGES)
    def test_changes_what_numpy_changes(self, device: Page, name: str) -> None:
        code = f"{PRELUDE}\n{CHANGES[name]}\njson.dumps(tell(table))"

        assert simplify(ask(device, code)) == simplify(here(code))

    def test_would_notice_another_rounding(self, device: Page) -> None:
        device.evaluate(
            """() => {
              window.rightly = kernels.each;
              kernels.each = (name, code, from, toCode, to, size) => {
                const memory = python._module.HEAPU8.buffer;
                const numbers = new Float64Array(memory, from, size);
                new Float64Array(memory, to, size).set(numbers.map(Math.round));
              };
            }"""
        )
        code = f"json.dumps(tell({WORK['rounds halves to even']}))"
        told = simplify(ask(device, code))
        device.evaluate("() => { kernels.each = window.rightly; }")

        assert told != simplify(here(code))
        assert simplify(ask(device, code)) == simplify(here(code))

    def test_refuses_a_place_that_is_not_there(self, device: Page) -> None:
        asked = "python.runPython('whole[np.array([9])]')"

        with pytest.raises(Exception, match="row 9 of 4"):
            device.evaluate(asked)


def ask(device: Page, code: str) -> Any:
    return json.loads(device.evaluate("(code) => python.runPython(code)", code))


def here(code: str) -> Any:
    names: dict[str, Any] = {}
    exec(PRELUDE, names)  # noqa: S102 - the lines above
    *before, last = code.removeprefix(PRELUDE).strip().splitlines()
    exec("\n".join(before), names)  # noqa: S102
    with np.errstate(all="ignore"):
        return json.loads(eval(last, names))  # noqa: S307


def simplify(told: Any) -> Any:
    """Leave the names of kinds out: whole numbers of another width are the same numbers."""
    if isinstance(told, list) and len(told) == 3 and isinstance(told[0], str):
        return [told[1], told[2]]
    if isinstance(told, float) and math.isnan(told):
        return "nan"
    return [simplify(each) for each in told] if isinstance(told, list) else told
