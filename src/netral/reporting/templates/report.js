"use strict";
// Draws the cards from the embedded data. Text goes in as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const labels = data.labels;
  const text = labels.text;
  const STEP = 30;
  const CONFIDENT = [[0.95, "very_high"], [0.85, "high"], [0.7, "medium"], [0, "low"]];
  const state = { tab: "indication", order: "oldest", found: [], drawn: 0, at: -1, keys: true };
  const language = () => document.documentElement.dataset.language;
  const now = (pair) => (language() === "en" ? pair[1] : pair[0]);

  // ---- small pieces -------------------------------------------------------
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) made.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.flat(9).filter((child) => child !== null && child !== undefined));
    return made;
  }
  function twin(pair) {
    if (pair[0] === pair[1]) return [pair[0]];
    return [
      element("span", { class: "t", lang: "id" }, pair[0]),
      element("span", { class: "t", lang: "en" }, pair[1]),
    ];
  }
  const fill = (pair, values) => pair.map((each, side) =>
    each.replace(/\{(\w+)\}/g, (_, key) => (Array.isArray(values[key]) ? values[key][side] : values[key])));
  const both = (id, en) => [id, en === undefined ? id : en];
  const word = (number) => data.words[number];
  const count = (number) => both(number.toLocaleString("id-ID"), number.toLocaleString("en-GB"));

  function contestant(id) {
    const known = labels.contestants[id];
    if (!known) return both(id || "–");
    const number = known.number === null ? ["", ""] : text.number_short.map((each) => ` (${each}\u00a0${known.number})`);
    const other = known.elsewhere ? text.elsewhere.map((each) => `, ${each}: ${known.elsewhere}`) : ["", ""];
    return [0, 1].map((side) => known.name + number[side] + other[side]);
  }

  // "2024-10-12T12:00:00+07:00" is already in the election's own time.
  function moment(iso) {
    const [, year, month, day, hour, minute] = iso.match(/^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/).map(Number);
    const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
    const clock = [hour, minute].map((part) => String(part).padStart(2, "0"));
    return [0, 1].map((side) =>
      `${labels.weekdays[side][weekday]}, ${day} ${labels.months[side][month - 1]} ${year}, ` +
      `${clock.join(side ? ":" : ".")} ${labels.zoneName}`);
  }
  function elsewhen(iso) {
    const offset = zoneMinutes();
    const local = new Date(new Date(iso).getTime() + offset * 60000).toISOString();
    return moment(local);
  }
  function zoneMinutes() {
    const any = data.indication[0] || data.unclear[0];
    const found = any && any.time.match(/([+-])(\d+):(\d+)$/);
    return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
  }

  function quote(segments, kind) {
    return element("p", { class: `quote ${kind}`, dir: "auto" }, segments.map(([piece, sort, why]) => {
      if (sort === "mark") return element("mark", { title: why }, piece);
      if (sort === "hidden") {
        return element("span", { class: "hidden-character", title: now(text.hidden) }, piece);
      }
      return piece;
    }));
  }

  // ---- one card -----------------------------------------------------------
  function card(act, index) {
    const title = `title-${state.tab}-${index}`;
    return element("article", {
      class: `card ${state.tab}`, tabindex: "-1", id: act.ids[0], "aria-labelledby": title,
    },
    element("div", { class: "line" },
      element("h3", { id: title }, twin(labels.kinds[act.kind]), " · ", labels.platforms[act.platform]),
      element("time", { class: "when", datetime: act.time }, twin(moment(act.time))),
      element("span", { class: "chip" }, twin(labels.phases[act.phase]))),
    towards(act),
    ownText(act),
    objectOf(act),
    reading(act),
    act.rules.map(rule),
    questions(act),
    contested(act),
    details(act));
  }

  function towards(act) {
    const flags = [
      act.edited && fill(text.edited, { when: elsewhen(act.edited) }),
      act.undone && fill(text.undone, { when: elsewhen(act.undone) }),
      act.duty && text.on_duty,
      act.image && text.has_image,
    ].filter(Boolean).map((flag) => element("span", { class: "chip amber" }, twin(flag)));
    const person = element("span", { class: "person" }, twin(text.person), " ",
      element("span", { class: "code" }, act.person));
    const whom = act.contestant ? element("span", {}, capital(twin(labels.stances[act.stance])), " ",
      element("strong", {}, twin(contestant(act.contestant)))) : null;
    return element("p", { class: "towards" }, whom, flags, person);
  }
  function capital(nodes) {
    nodes.forEach((node) => {
      if (node.textContent) node.textContent = node.textContent[0].toUpperCase() + node.textContent.slice(1);
    });
    return nodes;
  }

  const caption = (pair, more) => element("p", { class: "caption" }, twin(pair), more || null);
  const readHere = (act, where) =>
    (act.read === where ? [" · ", element("span", {}, twin(text.machine_read))] : null);

  function ownText(act) {
    if (act.text === null) return null;
    const where = act.read === "object" && !(act.object && act.object.text) ? "object" : "own";
    return [caption(text.own_text, readHere(act, where)), quote(act.text, "own")];
  }
  function objectOf(act) {
    const thing = act.object;
    if (!thing) return null;
    const owner = thing.campaign
      ? fill(text.object_campaign, { contestant: contestant(thing.campaign) }) : text.object_other;
    const published = thing.published ? fill(text.published, { when: elsewhen(thing.published) }) : null;
    return [
      caption(text.object, [": ", ...twin(owner), published ? [", ", ...twin(published)] : null,
        thing.text ? readHere(act, "object") : null]),
      thing.text ? quote(thing.text, "object") : element("p", { class: "small" }, twin(text.object_unknown)),
      thing.url ? element("p", { class: "small code" }, thing.url) : null,
    ];
  }

  function reading(act) {
    const parts = [];
    if (act.abstention) {
      parts.push(element("strong", {}, twin(text.abstains)), ": ", ...twin(labels.abstentions[act.abstention]), " ");
    }
    parts.push(...twin(text.confidence), ": ");
    if (act.confidence === null) parts.push(...twin(text.confidence_none));
    else {
      const level = CONFIDENT.find(([least]) => act.confidence >= least)[1];
      const share = Math.round(act.confidence * 100);
      const number = act.confidence.toFixed(2);
      parts.push(element("strong", {}, twin(text[level])), " ",
        ...twin(both(`(${number.replace(".", ",")})`, `(${number})`)), "; ",
        ...twin(fill(text.confidence_about, { right: share })));
    }
    parts.push(" · ", element("span", { class: "grade" }, act.grade), " ", ...twin(labels.grades[act.grade]));
    return element("p", { class: "facts-line" }, parts);
  }

  function rule(raised) {
    const known = data.rules[raised.rule];
    return element("section", { class: "rule" },
      element("h4", {}, element("span", { class: "code" }, known.code), twin([known.title_id, known.title_en]),
        raised.answer === "indication" ? null : [" ", element("span", { class: "chip amber" }, twin(text.raised_unclear))]),
      element("p", { class: "class" }, twin(text.class_printed), ": ", element("strong", {}, known.class_printed),
        labels.classes[known.class_kind] ? [" · ", ...twin(labels.classes[known.class_kind])] : null,
        " ", element("em", {}, "(", twin(text.class_note), ")")),
      known.classes_beside.map((each) => element("p", { class: "class" }, twin(text.class_beside), ": ",
        element("strong", {}, each.printed))),
      known.articles.length
        ? element("p", { class: "class" }, twin(text.articles), ": ", known.articles.join("; ")) : null,
      why(text.limits, raised.limits));
  }
  // What several rules ask alike is asked once.
  function questions(act) {
    const asked = new Map();
    for (const [number, applies] of act.rules.flatMap((raised) => raised.ask)) {
      if (applies !== false) asked.set(number, asked.get(number) === true || applies);
    }
    if (!asked.size) return null;
    return element("div", { class: "ask" }, element("h4", {}, twin(text.ask_first)),
      element("ul", {}, [...asked].map(question)));
  }
  function question([number, applies]) {
    const asked = data.questions[number];
    return element("li", {}, twin([asked.ask, asked.ask_en]), " ", element("span", { class: "code machine" }, asked.code),
      applies === true ? [" ", element("span", { class: "chip amber" }, twin(text.seen_by_guard))] : null);
  }
  const why = (title, numbers) => (numbers.length
    ? element("div", { class: "why" }, element("h5", {}, twin(title)),
      element("ul", {}, numbers.map((number) => element("li", {}, twin(word(number)))))) : null);

  // Points on which sources disagree, once a card; each is a question and its readings.
  function contested(act) {
    const points = [...new Set(act.rules.flatMap((raised) => raised.contested))];
    if (!points.length) return null;
    return element("details", {}, element("summary", {}, twin(fill(text.contested, { n: points.length }))),
      element("ul", { class: "points" }, points.map((number) => element("li", {}, twin(word(number))))));
  }

  function details(act) {
    const box = element("details", {}, element("summary", {}, twin(text.details)));
    // Closed details stay empty until somebody opens them: thousands of cards must stay quick.
    box.addEventListener("toggle", () => openDetails(box, act));
    box.fillNow = () => openDetails(box, act);
    return box;
  }
  function openDetails(box, act) {
    if (box.dataset.filled) return;
    box.dataset.filled = "yes";
    box.append(...act.rules.map((raised) => reasons(raised)).flat(), guards(act), origin(act));
  }
  function reasons(raised) {
    const facts = raised.facts;
    const excluded = raised.ask.filter((each) => each[1] === false);
    const used = [
      [text.fact_act, labels.kinds[facts.act_kind]], [text.fact_about, labels.abouts[facts.about]],
      [text.fact_stance, labels.stances[facts.stance]], [text.fact_phase, labels.phases[facts.phase]],
    ];
    return [
      element("div", { class: "why" },
        element("h5", {}, twin(text.why), ": ", data.rules[raised.rule].code),
        element("ul", {},
          used.map(([name, value]) => element("li", {}, twin(name), ": ", twin(value))),
          facts.known_circumstances.length
            ? element("li", {}, twin(text.fact_known), ": ", facts.known_circumstances.join(", ")) : null,
          data.rules[raised.rule].classes_beside.map((each) => element("li", {}, each.printed, ": ",
            twin([each.why_id, each.why_en]))))),
      excluded.length ? element("div", { class: "why" }, element("h5", {}, twin(text.excluded)),
        element("ul", {}, excluded.map(([number, , because]) => element("li", {},
          twin([data.questions[number].ask, data.questions[number].ask_en]), " ",
          element("span", { class: "machine" }, twin(word(because))))))) : null,
      why(text.would_change, raised.change),
      why(text.not_matched, raised.missed),
    ].filter(Boolean);
  }
  function guards(act) {
    if (!act.guards.length) return element("p", { class: "why" }, twin(text.no_guard));
    return element("div", { class: "why" }, element("h5", {}, twin(text.guards)),
      element("ul", {}, act.guards.map(([guard, effect, because]) => element("li", {},
        twin(labels.guards[guard]), " ", element("strong", {}, twin(labels.effects[effect])), " ",
        element("span", { class: "machine" }, "(", twin(word(because)), ")")))));
  }
  function origin(act) {
    const source = data.sources[act.source];
    const row = (name, ...value) => [element("dt", {}, twin(name)), element("dd", {}, value)];
    return element("dl", {},
      row(text.grade, element("span", { class: "grade" }, act.grade), " ", twin(labels.gradeMeanings[act.grade])),
      row(text.source, source.file, " ", element("span", { class: "code" }, act.pointer), element("br"),
        element("span", { class: "code" }, `sha256 ${source.sha256}`)),
      row(text.visibility, twin(labels.visibilities[act.visibility]), " ",
        element("span", { class: "machine" }, "(", twin(word(act.basis)), ")")),
      act.voice ? row(text.voice, twin(labels.voices[act.voice])) : null,
      row(text.record, element("span", { class: "code" }, act.ids.join(", ")), "; ", twin(labels.zones[act.zone])));
  }

  // ---- filters ------------------------------------------------------------
  const FILTERS = {
    rule: {
      values: (act) => act.rules.map((raised) => data.rules[raised.rule].code),
      name: (value) => {
        const known = data.rules.find((each) => each.code === value);
        return [`${value} ${known.title_id}`, `${value} ${known.title_en}`];
      },
    },
    phase: { values: (act) => [act.phase], name: (value) => labels.phases[value], order: Object.keys(labels.phases) },
    platform: { values: (act) => [act.platform], name: (value) => both(labels.platforms[value]) },
    contestant: {
      values: (act) => (act.contestant ? [act.contestant] : []), name: contestant,
      order: Object.keys(labels.contestants),
    },
    grade: {
      values: (act) => [act.grade], name: (value) => labels.grades[value].map((each) => `${value}: ${each}`),
    },
  };
  const fold = (value) => value.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  // What people may search in; the pseudonym is left out on purpose: nobody lists acts by person.
  function searchable(act) {
    if (act.haystack === undefined) {
      const words = [...(act.text || []), ...((act.object && act.object.text) || [])]
        .filter((segment) => segment[1] !== "hidden").map((segment) => segment[0]).join("");
      const rules = act.rules.map((raised) => data.rules[raised.rule]);
      act.haystack = fold([words, act.pointer, ...act.ids, ...contestant(act.contestant),
        ...rules.flatMap((each) => [each.code, each.title_id, each.title_en])].join("\n"));
    }
    return act.haystack;
  }

  const page = document.getElementById("browser");
  const controls = {};
  function field(name, control) {
    const label = element("label", { for: `filter-${name}` }, twin(text[name]));
    controls[name] = control;
    control.id = `filter-${name}`;
    return element("div", { class: `field-${name}` }, label, control);
  }
  function select(name) {
    const control = element("select", {});
    control.addEventListener("change", refresh);
    return field(name, control);
  }

  const tab = (name) => {
    const button = element("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "cards",
      "aria-selected": String(name === state.tab), tabindex: name === state.tab ? "0" : "-1",
    }, twin(text[`tab_${name}`]), " ", element("span", {}, "(", twin(count(data[name].length)), ")"));
    button.addEventListener("click", () => show(name));
    button.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = name === "indication" ? "unclear" : "indication";
      show(other);
      tabs[other].focus();
      event.preventDefault();
    });
    return button;
  };
  const tabs = { indication: tab("indication"), unclear: tab("unclear") };
  const search = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", refresh);
  const order = element("select", {});
  order.addEventListener("change", refresh);
  const found = element("p", { class: "found", role: "status", "aria-live": "polite" });
  const list = element("div", { id: "cards", role: "tabpanel", "aria-labelledby": "tab-indication" });
  const more = element("button", { type: "button", class: "plain-button more", hidden: true }, twin(text.more));
  const clear = element("button", { type: "button", class: "plain-button" }, twin(text.clear));
  const keys = element("button", { type: "button", class: "plain-button" }, twin(text.keys));
  more.addEventListener("click", () => {
    const from = state.drawn;
    draw(from + STEP);
    focusOn(from);
  });
  clear.addEventListener("click", () => {
    for (const [name, control] of Object.entries(controls)) if (name !== "order") control.value = "";
    refresh();
  });

  const keysOn = element("input", { type: "checkbox", id: "keys-on", checked: true });
  keysOn.addEventListener("change", () => { state.keys = keysOn.checked; });
  const closeHelp = element("button", { type: "button", class: "plain-button" }, twin(text.close));
  const shortcut = (keyNames, meaning) => [
    element("dt", {}, keyNames.map((name, index) => [index ? " " : null, element("kbd", {}, name)])),
    element("dd", {}, twin(meaning)),
  ];
  const help = element("dialog", { "aria-labelledby": "keys-title" },
    element("h3", { id: "keys-title" }, twin(text.keys_title)),
    element("dl", {}, shortcut(["j"], text.key_next), shortcut(["k"], text.key_previous),
      shortcut(["/"], text.key_search), shortcut(["1", "2"], text.key_tabs),
      shortcut(["?"], text.key_help), shortcut(["Esc"], text.key_escape)),
    element("p", {}, keysOn, " ", element("label", { for: "keys-on" }, twin(text.keys_on))),
    closeHelp);
  closeHelp.addEventListener("click", () => help.close());
  keys.addEventListener("click", () => help.showModal());

  page.append(
    element("div", { class: "tabs", role: "tablist", "aria-label": "Indikasi / Indications" }, tabs.indication, tabs.unclear),
    element("div", { class: "filters", role: "search", "aria-label": text.filters.join(" / ") },
      field("search", search), Object.keys(FILTERS).map(select), field("order", order)),
    element("div", { class: "bar" }, found, clear, keys),
    list, more, help);

  function options() {
    const chosen = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value]));
    for (const [name, filter] of Object.entries(FILTERS)) {
      const seen = new Set([...data.indication, ...data.unclear].flatMap(filter.values));
      const values = filter.order ? filter.order.filter((value) => seen.has(value)) : [...seen].sort();
      controls[name].replaceChildren(
        element("option", { value: "" }, now(text.all)),
        ...values.map((value) => element("option", { value }, shorten(now(filter.name(value))))));
    }
    order.replaceChildren(...["oldest", "newest"].map((value) => element("option", { value }, now(text[value]))));
    for (const [name, control] of Object.entries(controls)) control.value = chosen[name] || (name === "order" ? "oldest" : "");
    search.placeholder = now(text.search_hint);
  }
  const shorten = (value) => (value.length > 70 ? `${value.slice(0, 68)}…` : value);

  function refresh() {
    const wanted = fold(search.value.trim()).split(/\s+/).filter(Boolean);
    const filters = Object.entries(FILTERS).filter(([name]) => controls[name].value);
    const all = data[state.tab];
    state.found = all.filter((act) =>
      filters.every(([name, filter]) => filter.values(act).includes(controls[name].value)) &&
      wanted.every((part) => searchable(act).includes(part)));
    if (order.value === "newest") state.found.reverse();
    state.drawn = 0;
    state.at = -1;
    list.replaceChildren();
    found.replaceChildren(...twin(fill(text.shown, { shown: count(state.found.length), total: count(all.length) })));
    if (!state.found.length) {
      list.append(element("p", { class: "empty" }, twin(all.length ? text.none : text.none_at_all)));
    }
    draw(STEP);
  }
  function draw(until) {
    const end = Math.min(until, state.found.length);
    const cards = document.createDocumentFragment();
    for (let index = state.drawn; index < end; index += 1) cards.append(card(state.found[index], index));
    list.append(cards);
    state.drawn = end;
    more.hidden = end >= state.found.length;
  }
  function show(name) {
    state.tab = name;
    for (const [each, button] of Object.entries(tabs)) {
      button.setAttribute("aria-selected", String(each === name));
      button.tabIndex = each === name ? 0 : -1;
    }
    list.setAttribute("aria-labelledby", `tab-${name}`);
    refresh();
  }
  function focusOn(index) {
    if (index < 0 || index >= state.found.length) return;
    if (index >= state.drawn) draw(index + STEP);
    state.at = index;
    const target = list.children[index];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  // ---- keyboard, language, print ------------------------------------------
  const where = () => {
    const inside = document.activeElement && document.activeElement.closest(".card");
    return inside ? [...list.children].indexOf(inside) : state.at;
  };
  const SHORTCUTS = {
    j: () => focusOn(where() + 1),
    k: () => focusOn(Math.max(where() - 1, 0)),
    "/": () => search.focus(),
    "?": () => help.showModal(),
    1: () => show("indication"),
    2: () => show("unclear"),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing === search) { search.blur(); return; }
    if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!state.keys && event.key !== "?") return;
    const action = SHORTCUTS[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  const switches = [...document.querySelectorAll("[data-set-language]")];
  function speak(name) {
    document.documentElement.lang = name;
    document.documentElement.dataset.language = name;
    switches.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.setLanguage === name)));
    options();
  }
  switches.forEach((each) => each.addEventListener("click", () => speak(each.dataset.setLanguage)));

  // On paper everything that was chosen stands open.
  window.addEventListener("beforeprint", () => {
    draw(state.found.length);
    document.querySelectorAll("details").forEach((box) => {
      if (box.fillNow) box.fillNow();
      box.open = true;
    });
  });

  if ("IntersectionObserver" in window) {
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && !more.hidden) draw(state.drawn + STEP);
    }, { rootMargin: "600px" }).observe(more);
  }

  function follow() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    for (const name of ["indication", "unclear"]) {
      const index = data[name].findIndex((act) => act.ids.includes(wanted));
      if (index >= 0) { show(name); focusOn(index); }
    }
  }
  options();
  refresh();
  follow();
  window.addEventListener("hashchange", follow);
})();
