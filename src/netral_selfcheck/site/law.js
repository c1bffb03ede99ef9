// Draws what the rulebook says: rules with article and class as printed, and what is open.

import { el, two } from "./words.js";

export const VERDICTS = {
  indication: {
    sign: "✋",
    title: ["Sebaiknya jangan.", "Better not."],
    text: [
      "Ketentuan di bawah ini dapat melarangnya. Ini bukan putusan: hanya manusia yang memutus, setelah mendengar Anda.",
      "The rule below may prohibit it. This is no decision: only people decide, after hearing you.",
    ],
  },
  unclear: {
    sign: "?",
    title: ["Saya tidak dapat memastikan.", "I cannot tell."],
    text: [
      "Ada yang belum diketahui atau diperdebatkan. Bacalah alasannya, dan bertanyalah sebelum bertindak.",
      "Something is not known or is disputed. Read why, and ask before you act.",
    ],
  },
  nothing: {
    sign: "○",
    title: ["Tidak ada ketentuan yang saya temukan melarangnya.", "I find no rule that prohibits it."],
    text: [
      "Berlaku untuk yang Anda gambarkan di sini, dan tidak lebih.",
      "This holds for what you described here, and no further.",
    ],
  },
};

const TAGS = {
  indication: ["dapat melarang", "may prohibit"],
  unclear: ["belum jelas", "unclear"],
  nothing: ["tidak berlaku", "does not apply"],
};

export function drawVerdict(answer, level = "h3") {
  const verdict = VERDICTS[answer];
  return el(
    "div",
    { class: `verdict ${answer}` },
    el("span", { class: "sign", "aria-hidden": "true" }, verdict.sign),
    el(
      "div",
      {},
      el(level, { tabindex: "-1", class: "verdict-title" }, two(verdict.title)),
      el("p", {}, two(verdict.text)),
    ),
  );
}

export function drawRules(rules, { onCircumstances = null, chosen = new Set(), level = "h4" } = {}) {
  return rules.map((rule, place) => drawRule(rule, onCircumstances, chosen, level, place === 0));
}

function drawRule(rule, onCircumstances, chosen, level, opened) {
  const open = rule.exceptions.filter((each) => each.applies === null || chosen.has(each.key));
  return el(
    "details",
    { class: "rule", open: opened },
    el(
      "summary",
      {},
      el(level, {}, el("span", { class: "code" }, rule.code), " ", two(rule.title)),
      el("span", { class: `tag ${rule.answer}` }, two(TAGS[rule.answer])),
    ),
    el(
      "dl",
      {},
      row(["Pasal", "Article"], rule.articles.join("; ")),
      row(
        ["Golongan sebagaimana tercetak", "Class as printed"],
        el("span", { lang: "id" }, rule.class), " (", two(rule.class_kind), ")",
      ),
      rule.classes_beside.map((each) =>
        row(["Di samping itu", "Beside it"], el("span", { lang: "id" }, each.printed), ": ", two(each.why)),
      ),
      row(["Dasar", "Rests on"], two(rule.certainty)),
    ),
    list(["Mengapa tidak lebih dari ini", "Why it is no more than this"], rule.limits),
    list(["Yang diperdebatkan", "What is contested"], rule.contested),
    list(["Yang akan mengubah jawaban", "What would change the answer"], rule.would_change),
    open.length ? drawExceptions(rule, open, onCircumstances, chosen) : null,
  );
}

function row(label, ...value) {
  return [el("dt", {}, two(label)), el("dd", {}, ...value)];
}

function list(label, pairs) {
  if (!pairs.length) return null;
  return el(
    "div",
    { class: "list" },
    el("p", { class: "label" }, two(label)),
    el("ul", {}, pairs.map((pair) => el("li", {}, two(pair)))),
  );
}

function drawExceptions(rule, open, onCircumstances, chosen) {
  const label = ["Pengecualian yang perlu ditanyakan", "Exceptions to be asked about"];
  if (!onCircumstances) return list(label, open.map((each) => each.ask));
  const boxes = open.map((each) => {
    const id = `${rule.code}-${each.key}`;
    const box = el("input", { type: "checkbox", id, value: each.key, checked: chosen.has(each.key) });
    return el("div", { class: "check" }, box, el("label", { for: id }, two(each.ask)));
  });
  const again = el(
    "button",
    {
      type: "button",
      class: "plain",
      onclick: () => onCircumstances(boxes.map((each) => each.querySelector("input"))),
    },
    two(["Hitung lagi dengan yang saya centang", "Reckon again with what I ticked"]),
  );
  return el(
    "fieldset",
    { class: "list" },
    el("legend", {}, two(label)),
    el("p", { class: "small" }, two([
      "Centang hanya yang benar berlaku. Pemeriksa akan bertanya hal yang sama.",
      "Tick only what is true. Those who examine will ask the same.",
    ])),
    boxes,
    again,
  );
}

export function drawGuards(guards) {
  if (!guards.length) return null;
  return el(
    "div",
    { class: "list" },
    el("p", { class: "label" }, two(["Yang terlihat pada langkah pemeriksaan", "What the steps of the check noted"])),
    el("ul", {}, guards.map((each) => el("li", {}, two(each.why)))),
  );
}

export function drawMissed(missed) {
  if (!missed.length) return null;
  return el(
    "details",
    {},
    el("summary", {}, two(["Ketentuan yang nyaris cocok, dan mengapa tidak", "Rules that nearly match, and why not"])),
    el("ul", {}, missed.map((pair) => el("li", {}, two(pair)))),
  );
}
