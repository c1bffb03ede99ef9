// The next items, kept in the memory of this page only: never on disk, gone when it closes.
"use strict";
window.netralAhead = (() => {
  const MOST = 3;
  const pages = new Map();
  let waiting = [];

  const address = (id) => new URL(`/pemeriksaan/${id}/`, window.location.origin).href;
  const load = (id) => {
    if (pages.has(id)) return pages.get(id);
    const asked = fetch(address(id), { cache: "no-store", credentials: "same-origin" })
      .then((answer) => {
        if (!answer.ok || answer.redirected) throw new Error("not there");
        return answer.text();
      })
      .then((text) => new DOMParser().parseFromString(text, "text/html"))
      .then((page) => { kept.ready = page; return page; })
      .catch(() => { pages.delete(id); return null; });
    const kept = { asked, ready: null };
    pages.set(id, kept);
    return kept;
  };
  const expect = (ids) => {
    waiting = ids;
    const wanted = new Set(ids.slice(0, MOST));
    for (const id of pages.keys()) if (!wanted.has(id)) pages.delete(id);
    // One after another: three at once would be a wave for the server.
    ids.slice(0, MOST).reduce((before, id) => before.then(() => load(id).asked), Promise.resolve());
  };
  window.addEventListener("pagehide", () => pages.clear());
  return {
    address,
    expect,
    first: () => waiting[0],
    skip: (id) => { waiting = waiting.filter((each) => each !== id); return waiting; },
    take: (id) => { const kept = pages.get(id); pages.delete(id); return kept && kept.ready; },
  };
})();
