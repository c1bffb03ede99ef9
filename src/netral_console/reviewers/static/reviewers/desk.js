// The review desk by keyboard. Without scripts every step works by its button.
"use strict";
(() => {
  const ahead = window.netralAhead;
  const STORE = "netral-keys";
  const $ = (id) => document.getElementById(id);
  let areOn = window.localStorage.getItem(STORE) !== "off";
  let lockTimer = 0;

  const isTyping = (element) => element.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  const showSwitch = () => {
    $("keys-switch").setAttribute("aria-pressed", String(areOn));
    document.body.classList.toggle("keys-are-off", !areOn);
  };
  const say = (words) => { $("said").textContent = words; };

  const showHeld = (undo, seconds) => {
    const held = $("held");
    held.querySelector("form").action = undo;
    held.hidden = false;
    window.clearTimeout(lockTimer);
    lockTimer = window.setTimeout(() => { hideHeld(); lockNow(); }, seconds * 1000 + 200);
  };
  const hideHeld = () => { $("held").hidden = true; };
  const lockNow = () => {
    const held = $("held");
    const body = new URLSearchParams({ csrfmiddlewaretoken: held.querySelector("[name=csrfmiddlewaretoken]").value });
    fetch(held.dataset.lock, { method: "POST", body, credentials: "same-origin" }).catch(() => {});
  };

  // 1. A page begins, by loading or by being put in ---------------------------------------
  const begin = () => {
    const item = $("item");
    $("keys-switch").hidden = $("keys-help").hidden = false;
    showSwitch();
    $("keys-switch").addEventListener("click", () => {
      areOn = !areOn;
      window.localStorage.setItem(STORE, areOn ? "on" : "off");
      showSwitch();
    });
    $("keys-help").addEventListener("click", () => $("help").showModal());
    if ($("vote")) $("vote").addEventListener("submit", send);
    if ($("problem")) $("problem").focus();
    return item.dataset.next ? item.dataset.next.split(",") : [];
  };

  const put = (page, address, isBack) => {
    const main = document.getElementById("isi");
    const fresh = document.adoptNode(page.getElementById("isi"));
    main.replaceWith(fresh);
    document.title = page.title;
    if (!isBack) window.history.pushState({}, "", address);
    window.scrollTo(0, 0);
    const next = begin();
    const title = $("what");
    if (!$("problem")) title.focus({ preventScroll: true });
    return next;
  };

  // 2. A vote is sent; the next item is there before the answer is ------------------------
  const send = async (event) => {
    event.preventDefault();
    const form = event.target;
    const id = $("item").dataset.case;
    const asked = fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
    ahead.skip(id);
    const next = isComplete(form) ? ahead.first() : undefined;
    const page = next && ahead.take(next);
    if (page) {
      put(page, ahead.address(next));
      say(`${$("said").dataset.sent} ${$("what").textContent}`);
    }
    await settle(await asked.catch(() => null), id, next, Boolean(page));
  };

  const isComplete = (form) => {
    const data = new FormData(form);
    const letters = (data.get("reason") || "").replace(/\s/g, "").length;
    return data.has("assessment") && data.has("rule_code") && letters >= 30;
  };

  const settle = async (answer, id, next, isThere) => {
    const type = answer ? answer.headers.get("Content-Type") || "" : "";
    if (answer && answer.ok && type.startsWith("application/json")) {
      const said = await answer.json();
      const rest = said.next.filter((each) => each !== next);
      if (isThere) {
        $("left").textContent = String(Math.max(0, said.left - 1));
        showHeld(said.undo, said.seconds);
        ahead.expect(rest);
      } else {
        window.location.assign(said.next.length ? ahead.address(said.next[0]) : $("item").dataset.queue);
      }
      return;
    }
    if (answer && answer.status === 422) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (isThere) window.history.replaceState({}, "", ahead.address(id));
      ahead.expect(put(page, ahead.address(id), true));
      return;
    }
    window.location.assign(ahead.address(id));
  };

  const skip = () => {
    const next = ahead.first();
    if (!next) return;
    const page = ahead.take(next);
    if (!page) { window.location.assign(ahead.address(next)); return; }
    const own = $("item").dataset.case;
    const held = $("held").hidden ? null : $("held").querySelector("form").action;
    put(page, ahead.address(next));
    if (held) showHeld(held, Number($("held").dataset.seconds));
    ahead.expect([...ahead.skip(next).filter((each) => each !== own), own]);
    say($("what").textContent);
  };

  // 3. Keys --------------------------------------------------------------------------------
  const choose = (input) => {
    input.checked = true;
    if (input.name === "assessment") $("reason").focus();
    else input.focus();
  };
  const PLAIN = {
    r: () => $("reason") && $("reason").focus(),
    d: () => { const box = $("disagrees"); if (box) box.checked = !box.checked; },
    z: () => { if (!$("held").hidden) $("undo").click(); },
    n: skip,
    k: () => $("claim").querySelector("button").click(),
    "?": () => $("help").showModal(),
    enter: () => { if ($("vote")) $("vote").requestSubmit(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey && event.key !== "Enter" || event.altKey || event.metaKey || $("help").open) return;
    const { target } = event;
    if (event.key === "Escape" && isTyping(target)) { target.blur(); return; }
    if (!areOn) return;
    if (event.key === "Enter" && target.id === "reason" && !event.shiftKey) { event.preventDefault(); $("vote").requestSubmit(); return; }
    if (isTyping(target)) return;
    const key = event.key.toLowerCase();
    const input = $("vote") && key.length === 1 && $("vote").querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (input) { event.preventDefault(); choose(input); return; }
    if (key === "enter" && target.closest("a, button, summary")) return;
    if (PLAIN[key]) { event.preventDefault(); PLAIN[key](); }
  });
  window.addEventListener("popstate", () => window.location.reload());

  const first = begin();
  if (!$("held").hidden) showHeld($("held").querySelector("form").action, Number($("held").dataset.seconds));
  ahead.expect(first);
})();
