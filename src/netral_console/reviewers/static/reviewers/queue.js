// Locks the votes that the queue shows as sent, once their seconds have passed.
"use strict";
(() => {
  const held = document.querySelector(".held");
  if (!held) return;
  const body = new URLSearchParams({ csrfmiddlewaretoken: held.querySelector("[name=csrfmiddlewaretoken]").value });
  window.setTimeout(() => {
    fetch(held.dataset.lock, { method: "POST", body, credentials: "same-origin" })
      .then(() => document.querySelectorAll(".held").forEach((each) => { each.hidden = true; }))
      .catch(() => {});
  }, 10500);
})();
