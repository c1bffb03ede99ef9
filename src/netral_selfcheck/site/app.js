// The page: three parts, two languages, and an engine that is started once.

import { buildArchive } from "./archive.js";
import { buildAsk } from "./ask.js";
import { startEngine } from "./boot.js";
import { buildQuiz } from "./quiz.js";
import { follow, say, speak } from "./words.js";

const PARTS = ["tanya", "arsip", "belajar"];

function showPart() {
  const wanted = location.hash.slice(1);
  const part = PARTS.includes(wanted) ? wanted : PARTS[0];
  for (const each of PARTS) document.getElementById(each).hidden = each !== part;
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.getAttribute("href") === `#${part}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

async function begin() {
  const bar = document.getElementById("loading-bar");
  try {
    const { engine, warm, version, build, usual } = await startEngine((part) => {
      bar.value = part;
    });
    const choices = await engine.ask("choices");
    const offered = { ...choices, usual };
    buildAsk(document.getElementById("tanya"), engine, offered);
    buildArchive(document.getElementById("arsip"), engine, offered);
    buildQuiz(document.getElementById("belajar"), engine);
    document.getElementById("version").textContent = `Netral ${version} · ${build}`;
    document.getElementById("loading").hidden = true;
    Object.assign(document.body.dataset, { ready: Math.round(performance.now()), warm });
  } catch (error) {
    const place = document.getElementById("loading-error");
    const why = window.isSecureContext
      ? ["Mesin pemeriksa tidak dapat disiapkan: ", "The checker could not be prepared: "]
      : ["Buka halaman ini lewat https atau localhost: ", "Open this page by https or localhost: "];
    place.textContent = say(why) + error.message;
    place.hidden = false;
  }
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
follow(() => {
  document.title = say(["Netral: periksa diri", "Netral: self-check"]);
});
window.addEventListener("hashchange", showPart);
showPart();
begin();
