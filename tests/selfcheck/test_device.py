"""Tests of the core in the browser: the same answers, and not one request once it is ready."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from netral_selfcheck import serving
from netral_selfcheck.device.world import World
from tests.intake.archives import dump, instagram_files, instagram_post
from tests.intake.builders import write_zip
from tests.selfcheck.conftest import PATIENCE_MS, READY
from tests.selfcheck.counting_server import CountingServer
from tests.selfcheck.device import ask_device, ask_server, start_device

pytestmark = pytest.mark.browser

SUPPORT = "Ayo dukung dan coblos Pramono-Rano nomor 3!"
SAMPLE = 120
KINDS = ("post", "comment", "share", "like", "photo")

PROBES = """async () => {
  const tries = {
    fetch: () => fetch("/?fetch=SECRET"),
    xhr: () => new Promise((good, bad) => {
      const request = new XMLHttpRequest();
      request.onload = () => (request.status === 200 ? good() : bad(new Error("no")));
      request.onerror = () => bad(new Error("no"));
      request.open("GET", "/?xhr=SECRET");
      request.send();
    }),
    socket: () => new Promise((good, bad) => {
      const socket = new WebSocket(location.href.replace("http", "ws") + "?socket=SECRET");
      socket.onopen = good;
      socket.onerror = () => bad(new Error("no"));
    }),
    image: () => new Promise((good, bad) => {
      const image = new Image();
      image.onload = good;
      image.onerror = () => bad(new Error("no"));
      image.src = "/icon.svg?image=SECRET";
    }),
    module: () => import("/words.js?module=SECRET"),
  };
  const worked = [];
  navigator.sendBeacon("/?beacon=SECRET");  // it always says yes; only the server can tell
  for (const [name, attempt] of Object.entries(tries)) {
    try { await attempt(); worked.push(name); } catch (error) { /* refused, as it should be */ }
  }
  return worked;
}"""

WORKER_PROBE = """async () => {
  const text = `
    const home = ${JSON.stringify(location.origin)};
    const attempt = async () => {
      try { await fetch(home + "/words.js?worker=SECRET"); return "fetched"; }
      catch { return "refused"; }
    };
    attempt().then((said) => postMessage(said));`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  return new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
}"""


class TestPrivacy:
    def test_sends_nothing_once_it_is_ready(
        self, page: Page, server: CountingServer, tmp_path: Path
    ) -> None:
        archive = write_zip(
            tmp_path / "ig.zip", instagram_files(posts_1=dump([instagram_post(SUPPORT)]))
        )
        seen: list[str] = []
        page.context.on("request", lambda request: seen.append(request.url))
        server.asked.clear()

        page.fill("#text", SUPPORT)
        page.click("#tanya button[type=submit]")
        page.wait_for_selector("#answer .verdict.indication")
        page.click("a[href='#arsip']")
        page.set_input_files("#archive", archive)
        page.wait_for_selector("#found .act.indication")
        page.click("a[href='#belajar']")
        page.click("#belajar button")
        page.click(".choice >> nth=0")
        page.wait_for_selector(".after h3")

        assert server.asked == []
        assert [url for url in seen if not url.startswith(("blob:", "data:"))] == []

    def test_refuses_every_way_out(self, page: Page, server: CountingServer) -> None:
        server.asked.clear()

        assert page.evaluate(PROBES) == []
        assert page.evaluate(WORKER_PROBE) == "refused"
        assert [path for path in server.asked if "SECRET" in path] == []

    def test_leaves_the_engine_no_word_to_connect_with(self, page: Page) -> None:
        engines = [worker for worker in page.workers if worker.url.startswith("blob:")]
        asked = """() => ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"]
            .filter((name) => self[name] !== undefined)"""

        assert len(page.workers) == len(engines) == 1
        assert engines[0].evaluate(asked) == []

    def test_would_notice_a_page_that_may_connect(
        self, browser: Browser, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        leaking = tmp_path / "site"
        shutil.copytree(site, leaking)
        index = (leaking / "index.html").read_text(encoding="utf-8")
        (leaking / "index.html").write_text(index.replace("connect-src 'none'", "connect-src *"))
        (leaking / "service_worker.js").write_text("")
        monkeypatch.setattr(
            serving, "_POLICY", serving._POLICY.replace("connect-src {connect}", "connect-src *")
        )
        with CountingServer(leaking, port=0) as server:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            context = browser.new_context()
            opened = context.new_page()
            opened.goto(server.address)
            opened.wait_for_selector(READY, timeout=PATIENCE_MS)
            worked = opened.evaluate(WORKER_PROBE)
            context.close()
            server.shutdown()
            thread.join()

        assert worked == "fetched"
        assert any("SECRET" in path for path in server.asked)

    def test_keeps_nothing_of_what_was_typed(self, page: Page) -> None:
        page.fill("#text", "KATARAHASIA " + SUPPORT)
        page.click("#tanya button[type=submit]")
        page.wait_for_selector("#answer .verdict")
        kept = page.evaluate(
            """async () => {
              let names = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
              names = names.concat((await indexedDB.databases()).map((each) => each.name));
              const texts = [];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                  const answer = await cache.match(request);
                  const bytes = new Uint8Array(await answer.arrayBuffer());
                  const text = new TextDecoder("latin1").decode(bytes);
                  if (text.includes("KATARAHASIA")) texts.push(request.url);
                }
              }
              return [names, texts, document.cookie];
            }"""
        )

        assert kept == [[], [], ""]


class TestSameAnswers:
    @pytest.fixture(scope="class")
    @staticmethod
    def asking(context: BrowserContext, server: CountingServer) -> Iterator[Page]:
        opened = context.new_page()
        opened.goto(server.address)
        opened.wait_for_selector(READY, timeout=PATIENCE_MS)
        start_device(opened)
        yield opened
        opened.close()

    def test_to_all_worked_cases(self, asking: Page, world: World) -> None:
        device = ask_device(asking, "cases")["cases"]

        assert device == ask_server(world, "cases")["cases"]
        assert len(device) == len(world.law.cases)

    @pytest.mark.shared
    def test_to_a_sample_of_real_texts(
        self, asking: Page, world: World, shared_folder: Path
    ) -> None:
        lines = (shared_folder / "data" / "gold_dev.jsonl").read_text(encoding="utf-8").splitlines()
        step = len(lines) // SAMPLE
        questions = [
            {
                "election": "jakarta_2024",
                "act_kind": KINDS[place % len(KINDS)],
                "on": "2024-10-10",
                "text": json.loads(line)["text"],
            }
            for place, line in enumerate(lines[::step][:SAMPLE])
        ]
        device = ask_device(asking, "screen", questions=questions)["labels"]

        assert device == ask_server(world, "screen", questions=questions)["labels"]
        assert len(device) == SAMPLE

    def test_to_the_quiz(self, asking: Page, world: World) -> None:
        assert ask_device(asking, "quiz", seed=11) == ask_server(world, "quiz", seed=11)

    def test_to_descriptions_of_every_kind_of_act(self, asking: Page, world: World) -> None:
        choices: dict[str, Any] = ask_server(world, "choices")
        questions = [
            {
                "election": election,
                "act_kind": kind["id"],
                "on": day,
                "about": "candidate",
                "stance": "support",
            }
            for election, day in (("jakarta_2024", "2024-09-21"), ("pilpres_2024", "2024-01-10"))
            for kind in choices["act_kinds"]
        ]
        device = ask_device(asking, "screen", questions=questions)["labels"]

        assert device == ask_server(world, "screen", questions=questions)["labels"]


class TestKept:
    def test_opens_without_a_network_and_from_its_kept_memory(
        self, browser: Browser, site: Path
    ) -> None:
        with CountingServer(site, port=0) as server:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            context = browser.new_context()
            first = context.new_page()
            first.goto(server.address)
            first.wait_for_selector(READY, timeout=PATIENCE_MS)
            was_warm = first.get_attribute("body", "data-warm")
            first.wait_for_selector("body[data-kept]", timeout=PATIENCE_MS)
            server.shutdown()
            thread.join()
        first.reload()
        first.wait_for_selector(READY, timeout=PATIENCE_MS)
        first.fill("#text", SUPPORT)
        first.click("#tanya button[type=submit]")
        first.wait_for_selector("#answer .verdict.indication")

        assert was_warm == "false"
        assert first.get_attribute("body", "data-warm") == "true"
        context.close()

    def test_refuses_a_changed_asset(self, browser: Browser, site: Path, tmp_path: Path) -> None:
        changed = tmp_path / "site"
        shutil.copytree(site, changed)
        manifest = json.loads((changed / "assets.json").read_text())
        law = manifest["assets"]["law.pickle"]["path"]
        zipped = manifest["assets"]["netral.zip"]["path"]
        shutil.copyfile(changed / zipped, changed / law)
        with CountingServer(changed, port=0) as server:
            thread = Thread(target=server.serve_forever, daemon=True)
            thread.start()
            context = browser.new_context()
            opened = context.new_page()
            opened.goto(server.address)
            opened.wait_for_selector("#loading-error:not([hidden])", timeout=PATIENCE_MS)
            said = opened.inner_text("#loading-error")
            context.close()
            server.shutdown()
            thread.join()

        assert "digest" in said
