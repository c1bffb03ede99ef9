// The look-back: one's own archive, read here, and a list of what one might clean up.

import { drawGuards, drawRules } from "./law.js";
import { el, electionSelect, field, problem, sayCount, sayDay, two } from "./words.js";

const HOW = [
  ["Instagram", [
    "Pusat Akun → Informasi dan izin Anda → Ekspor informasi Anda; format JSON, semua tanggal.",
    "Accounts Centre → Your information and permissions → Export your information; JSON, all time.",
  ]],
  ["Facebook", [
    "Pusat Akun → Informasi dan izin Anda → Ekspor informasi Anda; format JSON.",
    "Accounts Centre → Your information and permissions → Export your information; JSON.",
  ]],
  ["X", ["Pengaturan → Akun Anda → Unduh arsip data Anda.", "Settings → Your account → Download an archive of your data."]],
  ["TikTok", [
    "Pengaturan dan privasi → Akun → Unduh data Anda; format JSON.",
    "Settings and privacy → Account → Download your data; JSON.",
  ]],
  ["YouTube", ["Google Takeout → YouTube; riwayat dalam format JSON.", "Google Takeout → YouTube; history as JSON."]],
];

const TITLES = {
  indication: ["Dapat dilarang ketentuan", "A rule may prohibit it"],
  unclear: ["Tidak dapat dipastikan", "Cannot be told"],
};

export function buildArchive(place, engine, choices) {
  const election = electionSelect("archive-election", choices.elections);
  election.value = choices.usual;
  const file = el("input", { id: "archive", type: "file", accept: ".zip,.json,.js,.csv", "aria-describedby": "archive-note" });
  const result = el("div", { id: "found" });
  const status = el("p", { role: "status", id: "reading-status" });
  const bar = el("progress", { "aria-labelledby": "reading-status", hidden: true });
  const drop = el(
    "div",
    { class: "card drop" },
    field(["Pemilihan yang diperiksa", "The election to look at"], election),
    field(["Arsip milik saya sendiri (zip atau JSON)", "My own archive (zip or JSON)"], file,
      el("p", { id: "archive-note", class: "small" }, two([
        "Pilih atau jatuhkan di sini. Hanya bagian yang diperlukan yang dibuka: pesan pribadi, foto, dan daftar teman tidak.",
        "Choose it or drop it here. Only the needed parts are opened: no private messages, pictures or lists of friends.",
      ]))),
    status,
    bar,
  );
  place.append(
    el("h1", { id: "arsip-title" }, two(["Lihat ke belakang", "Look back"])),
    el("p", {}, two([
      "Buka arsip akun Anda sendiri. Anda mendapat daftar hal yang mungkin ingin Anda tinjau, dengan tanggal, pasal, dan tautan. Daftar ini hanya ada di layar Anda.",
      "Open the archive of your own account. You get a list of what you may want to review, with date, article and link. The list exists on your screen only.",
    ])),
    el("details", { class: "how" },
      el("summary", {}, two(["Cara meminta arsip dari platform", "How to ask a platform for the archive"])),
      el("dl", {}, HOW.map(([name, how]) => [el("dt", {}, name), el("dd", {}, two(how))]))),
    drop,
    result,
  );
  const read = async (chosen) => {
    if (!chosen) return;
    result.replaceChildren();
    bar.hidden = false;
    bar.removeAttribute("value");
    status.replaceChildren(two(["Membaca …", "Reading …"]));
    try {
      const found = await engine.lookBack(chosen, election.value, (count) => {
        const [id, en] = sayCount(count);
        status.replaceChildren(two([`${id} catatan dibaca …`, `${en} records read …`]));
      });
      status.replaceChildren(two(["Selesai.", "Done."]));
      drawFound(result, found);
      result.querySelector("h2").focus();
    } catch (error) {
      status.replaceChildren();
      result.replaceChildren(problem(error));
    } finally {
      bar.hidden = true;
      file.value = "";
    }
  };
  file.addEventListener("change", () => read(file.files[0]));
  for (const name of ["dragover", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      if (name === "drop") read(event.dataTransfer.files[0]);
    });
  }
}

function drawFound(place, found) {
  const list = el("div", { class: "acts" }, drawMonths(found));
  place.replaceChildren(
    el("h2", { tabindex: "-1" }, two(["Daftar tinjauan", "List to review"])),
    el("p", {}, found.election, " · ", two(found.format)),
    drawCounts(found),
    found.acts.length ? drawCare() : el("p", {}, two([
      "Tidak ada yang perlu ditinjau dalam arsip ini untuk pemilihan itu.",
      "Nothing in this archive needs a review for that election.",
    ])),
    el("p", { class: "buttons no-print" },
      el("button", { type: "button", class: "plain", onclick: () => window.print() }, two(["Cetak", "Print"])),
      el("button", { type: "button", class: "plain", onclick: () => save(place) }, two(["Simpan sebagai berkas", "Save as a file"])),
      el("button", { type: "button", class: "plain", onclick: () => place.replaceChildren() }, two(["Hapus dari layar", "Clear the screen"]))),
    list,
  );
}

function drawCounts(found) {
  const rows = [
    [["tindakan dalam masa pemilihan", "acts within the election"], found.read],
    [["di luar masa itu, tidak dibaca", "outside of it, not read"], found.outside],
    [["tanpa yang perlu ditinjau", "nothing to review"], found.nothing],
    ...found.rejected.map((each) => [[`tidak dipahami: ${each.why[0]}`, `not understood: ${each.why[1]}`], each.count]),
  ];
  return el("dl", { class: "counts" }, rows.map(([label, count]) => [el("dt", {}, two(label)), el("dd", {}, two(sayCount(count)))]));
}

function drawCare() {
  return el("p", { class: "care" }, two([
    "Bila Anda sudah menerima pemberitahuan tentang suatu perkara, jangan menghapus apa pun sebelum menjawab: bukti yang utuh juga melindungi Anda.",
    "If you were already told of a case, delete nothing before you replied: whole evidence protects you too.",
  ]));
}

function drawMonths({ acts, rules }) {
  const months = new Map();
  for (const act of acts) {
    const month = act.day.slice(0, 7);
    if (!months.has(month)) months.set(month, []);
    months.get(month).push(act);
  }
  return [...months].map(([month, those]) => {
    const [id, en] = sayDay(`${month}-01`).map((text) => text.replace(/^1 /, ""));
    return el("section", {}, el("h3", {}, two([id, en])), those.map((act) => drawAct(act, act.rules.map((number) => rules[number]))));
  });
}

function drawAct(act, rules) {
  const [id, en] = sayDay(act.day);
  return el(
    "article",
    { class: `act card ${act.result}` },
    el("h4", {}, two([`${id}, ${act.time}`, `${en}, ${act.time}`]), " · ", act.platform, " · ", two(act.verb)),
    el("p", {}, el("span", { class: `tag ${act.result}` }, two(TITLES[act.result])), " ", act.contestant ?? "", " · ", two(act.phase)),
    act.text ? el("blockquote", {}, act.text) : null,
    act.object_text ? el("blockquote", { class: "object" }, act.object_text) : null,
    act.link
      ? el("p", {}, el("a", { href: act.link, rel: "noreferrer noopener", target: "_blank" }, act.link))
      : el("p", { class: "small" }, two(["Arsip tidak memuat tautannya. Letaknya: ", "The archive has no link. Its place: "]), act.pointer),
    drawGuards(act.guards),
    el("p", { class: "label" }, two(["Ketentuan dan pasalnya", "Rules and their articles"])),
    el("ul", {}, rules.map((rule) => el("li", {}, el("span", { class: "code" }, rule.code), ": ", rule.articles.join("; ")))),
    drawLater(rules),
  );
}

// Thousands of acts fall under a few rules: a rule is drawn in full when somebody wants to see it.
function drawLater(rules) {
  const made = el("details", { class: "no-print" }, el("summary", {}, two(["Ketentuannya selengkapnya", "The rules in full"])));
  made.addEventListener("toggle", () => made.append(...drawRules(rules, { level: "h5" })), { once: true });
  return made;
}

function save(place) {
  const copy = place.cloneNode(true);
  for (const each of copy.querySelectorAll(".no-print")) each.remove();
  const language = document.documentElement.lang;
  for (const each of copy.querySelectorAll(`.t:not([lang="${language}"])`)) each.remove();
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Netral</title><body>${copy.innerHTML}</body></html>`;
  const address = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  el("a", { href: address, download: "tinjauan.html" }).click();
  URL.revokeObjectURL(address);
}
