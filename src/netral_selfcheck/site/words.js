// Small means to write a page in two languages: every text is a pair, Indonesian first.

let language = "id";
const followers = [];

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

export function two(pair) {
  const made = document.createDocumentFragment();
  if (pair[0] === pair[1]) {
    made.append(pair[0]);
    return made;
  }
  made.append(
    el("span", { class: "t", lang: "id" }, pair[0]),
    el("span", { class: "t", lang: "en" }, pair[1]),
  );
  return made;
}

export function say(pair) {
  return language === "id" ? pair[0] : pair[1];
}

// For what cannot hold both languages: options, names for screen readers, the title.
export function follow(work) {
  followers.push(work);
  work();
}

export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
  }
  for (const work of followers) work();
}

export function option(value, pair) {
  const made = el("option", { value });
  follow(() => {
    made.textContent = say(pair);
  });
  return made;
}

export function field(label, control, ...more) {
  return el("div", { class: "field" }, el("label", { for: control.id }, two(label)), control, more);
}

const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
  "Oktober", "November", "Desember",
];
const ENGLISH = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
];

export function sayDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return [`${date} ${MONTHS[month - 1]} ${year}`, `${date} ${ENGLISH[month - 1]} ${year}`];
}

export function sayCount(number) {
  const english = number.toLocaleString("en-GB");
  return [english.replaceAll(",", "."), english];
}

export function problem(error) {
  const text = [error.message, error.remedy].filter(Boolean).join(" ");
  return el("p", { class: "problem", role: "alert" }, text);
}

export function electionSelect(id, elections) {
  const made = el("select", { id, required: true });
  for (const each of elections) made.append(el("option", { value: each.id }, each.title));
  return made;
}
