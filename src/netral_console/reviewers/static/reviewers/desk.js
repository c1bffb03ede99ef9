// Keys of the review desk. Without scripts every step works by its button.
"use strict";
(() => {
  const item = document.getElementById("item");
  if (!item) return;
  const vote = document.getElementById("vote");
  const help = document.getElementById("help");
  const STORE = "netral-keys";
  let areOn = window.localStorage.getItem(STORE) !== "off";

  const keySwitch = document.getElementById("keys-switch");
  const showSwitch = () => { keySwitch.setAttribute("aria-pressed", String(areOn)); };
  keySwitch.hidden = false;
  showSwitch();
  keySwitch.addEventListener("click", () => {
    areOn = !areOn;
    window.localStorage.setItem(STORE, areOn ? "on" : "off");
    showSwitch();
  });
  const helpButton = document.getElementById("keys-help");
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => help.showModal());

  const isTyping = (element) => element.matches("textarea, input:not([type=radio]):not([type=checkbox]), select");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && vote) { event.preventDefault(); vote.requestSubmit(); return; }
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (!areOn || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || help.open) return;
    const key = event.key.toLowerCase();
    const choice = vote && vote.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (choice) { choice.checked = true; choice.focus(); event.preventDefault(); return; }
    if (key === "r" && vote) { vote.querySelector("#reason").focus(); event.preventDefault(); }
    else if (key === "d" && vote) { const box = vote.querySelector("#disagrees"); box.checked = !box.checked; }
    else if (key === "z") { const undo = document.getElementById("undo"); if (undo) undo.click(); }
    else if (key === "n") { const next = item.dataset.next.split(",")[0]; if (next) window.location.assign(`../${next}/`); }
    else if (key === "?") { help.showModal(); }
  });

  const held = document.getElementById("held");
  if (held) window.setTimeout(() => { held.hidden = true; }, Number(held.dataset.seconds) * 1000);
  if (document.getElementById("problem")) document.getElementById("problem").focus();
})();
