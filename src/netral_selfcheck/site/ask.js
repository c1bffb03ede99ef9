// "Bolehkah saya …?": a form, and the answer of the core in plain words.

import { drawGuards, drawMissed, drawRules, drawVerdict } from "./law.js";
import { el, electionSelect, field, option, problem, sayDay, two } from "./words.js";

const WITHOUT_WORDS = new Set(["like", "share", "follow", "join_group"]);
const TEXT_LABELS = {
  own: ["Teks yang ingin Anda tulis", "The text that you want to write"],
  object: ["Teks unggahan yang dituju, bila ada", "The text of the post it is about, if any"],
};

export function buildAsk(place, engine, choices) {
  const state = { circumstances: new Set() };
  const form = buildForm(choices);
  const answer = el("div", { id: "answer" });
  place.append(
    el("h1", { id: "tanya-title" }, two(["Bolehkah saya …?", "May I …?"])),
    form.element,
    answer,
  );
  const ask = async () => {
    try {
      const asked = { ...form.read(), circumstances: [...state.circumstances] };
      const said = await engine.ask("ask", asked);
      drawAnswer(answer, said, asked, state, (boxes) => {
        for (const box of boxes) {
          if (box.checked) state.circumstances.add(box.value);
          else state.circumstances.delete(box.value);
        }
        ask();
      });
      answer.querySelector(".verdict-title").focus();
    } catch (error) {
      answer.replaceChildren(problem(error));
    }
  };
  form.element.addEventListener("submit", (event) => {
    event.preventDefault();
    state.circumstances.clear();
    ask();
  });
}

function buildForm(choices) {
  const kind = el("select", { id: "act-kind", required: true }, groupKinds(choices.act_kinds));
  const election = electionSelect("election", choices.elections);
  const day = el("input", { id: "day", type: "date", required: true, "aria-describedby": "phase" });
  const phase = el("p", { id: "phase", class: "small" });
  const text = el("textarea", { id: "text", rows: 5, maxlength: 20000, "aria-describedby": "text-note" });
  const textField = field(TEXT_LABELS.own, text, el("p", { id: "text-note", class: "small" }, two([
    "Tidak disimpan dan tidak dikirim.", "Neither kept nor sent.",
  ])));
  const about = el("select", { id: "about" }, option("", ["lihat dari teksnya", "see from the text"]),
    choices.abouts.map((each) => option(each.id, each.label)));
  const stance = el("select", { id: "stance" }, choices.stances.map((each) => option(each.id, each.label)));
  stance.value = "unclear";
  const stanceField = field(["Sikap yang tampak dari perbuatan itu", "The side that the act shows"], stance);
  const official = el("input", { id: "official", type: "checkbox" });
  const element = el(
    "form",
    { class: "card", autocomplete: "off" },
    field(["Yang ingin saya lakukan", "What I want to do"], kind),
    textField,
    el("div", { class: "pair" },
      field(["Tertuju pada", "Directed at"], about),
      stanceField),
    el("div", { class: "pair" },
      field(["Pemilihan", "Election"], election),
      field(["Tanggal", "Date"], day, phase)),
    el("div", { class: "check" }, official, el("label", { for: "official" }, two([
      "Saya memegang jabatan (pejabat ASN)", "I hold an office of authority",
    ]))),
    el("button", { type: "submit" }, two(["Periksa", "Check"])),
  );
  const chosen = () => choices.elections.find((each) => each.id === election.value);
  const showPhase = () => phase.replaceChildren(two(findPhase(chosen(), day.value)));
  const setDay = () => {
    day.value = usualDay(chosen());
    showPhase();
  };
  const showFields = () => {
    const { online } = choices.act_kinds.find((each) => each.id === kind.value);
    textField.hidden = !online;
    const label = WITHOUT_WORDS.has(kind.value) ? TEXT_LABELS.object : TEXT_LABELS.own;
    textField.querySelector("label").replaceChildren(two(label));
    about.options[0].disabled = !online;
    if (!online && !about.value) about.value = "candidate";
    stanceField.hidden = ["", "government", "none"].includes(about.value);
  };
  election.value = choices.usual;
  election.addEventListener("change", setDay);
  day.addEventListener("change", showPhase);
  kind.addEventListener("change", showFields);
  about.addEventListener("change", showFields);
  setDay();
  showFields();
  return {
    element,
    read: () => ({
      election: election.value,
      act_kind: kind.value,
      on: day.value,
      text: textField.hidden ? "" : text.value,
      about: about.value,
      stance: stanceField.hidden ? "unclear" : stance.value,
      actor: official.checked ? "official" : "civil_servant",
    }),
  };
}

function groupKinds(kinds) {
  return [
    el("optgroup", { label: "Di media sosial / Online" }, kinds.filter((each) => each.online).map((each) => option(each.id, each.label))),
    el("optgroup", { label: "Di luar jaringan / Offline" }, kinds.filter((each) => !each.online).map((each) => option(each.id, each.label))),
  ];
}

function findPhase(election, day) {
  if (!day || day < election.first || day >= election.until) {
    return ["di luar masa pemilihan ini", "outside this election"];
  }
  const stage = election.stages.filter(([first]) => first <= day).pop();
  return stage[1];
}

// The day one asks about is mostly today; for an election of another year, a day of its campaign.
function usualDay(election) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");
  if (today >= election.first && today < election.until) return today;
  return (election.stages[2] ?? election.stages[0])[0];
}

function drawAnswer(place, said, asked, state, onCircumstances) {
  const rules = said.trace ? said.trace.rules : [];
  const isBlank = !asked.text.trim() && !asked.about;
  place.replaceChildren(
    el(
      "div",
      { class: "card result" },
      drawVerdict(said.answer, "h2"),
      said.in_window ? null : el("p", {}, two([
        "Tanggal itu di luar masa pemilihan yang dipilih, jadi ketentuannya tidak dapat diterapkan. Asas netralitas ASN tetap berlaku kapan pun.",
        "That day lies outside the chosen election, so its rules cannot be applied. The duty of neutrality holds at all times.",
      ])),
      isBlank ? el("p", {}, two([
        "Tulis teksnya, atau pilih tertuju pada siapa. Tanpa keduanya saya tidak tahu perbuatan mana yang Anda maksud.",
        "Write the text, or choose whom it is directed at. Without either I do not know which act you mean.",
      ])) : drawFacts(said, asked),
      drawReading(said.reading, asked.text),
      drawGuards(said.guards),
      drawHints(said.hints),
      rules.length ? el("h3", {}, two(["Ketentuannya", "The rules"])) : null,
      drawRules(rules, { onCircumstances, chosen: state.circumstances }),
      said.trace && !isBlank ? drawMissed(said.trace.missed) : null,
    ),
  );
}

function drawFacts(said, asked) {
  const facts = [said.act_kind, said.about, said.stance, said.phase, sayDay(asked.on)].filter(Boolean);
  return el("p", { class: "facts small" }, facts.flatMap((pair, place) => (place ? [" · ", two(pair)] : [two(pair)])));
}

function drawReading(reading, text) {
  if (!reading) return null;
  const spans = reading.targets.flatMap((each) => each.spans.map(([start, end]) => ({ start, end })));
  return el(
    "div",
    { class: "reading" },
    el("p", { class: "label" }, two(["Begini teks itu terbaca", "This is how the text reads"])),
    el("blockquote", {}, mark(text.trim(), spans)),
    el("ul", {}, reading.targets.map((each) => el("li", {}, two(each.stance), ": ", each.title)),
      el("li", {}, two(["suara: ", "voice: "]), two(reading.voice)),
      reading.abstention ? el("li", {}, two(reading.abstention)) : null),
  );
}

// Places are counted in characters, as the core counts them, not in halves of characters.
function mark(text, spans) {
  const characters = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start < at) continue;
    pieces.push(characters.slice(at, start).join(""), el("mark", {}, characters.slice(start, end).join("")));
    at = end;
  }
  pieces.push(characters.slice(at).join(""));
  return pieces;
}

function drawHints(hints) {
  if (!hints.length) return null;
  return el(
    "div",
    { class: "list hints" },
    el("p", { class: "label" }, two(["Yang boleh, dan yang tidak mengubah jawaban", "What is allowed, and what changes nothing"])),
    el("ul", {}, hints.map((pair) => el("li", {}, two(pair)))),
  );
}
