// Keys: any element with data-key answers to its key; lists with data-list answer to J and K. Everything a key does is
// also a link or a button on the page. Single keys rest inside fields and when the person has switched them off.
"use strict";
(() => {
  const off = () => document.documentElement.dataset.keys === "off";
  const inField = (node) => node.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const shown = (node) => node.getClientRects().length > 0;

  function press(key) {
    const owner = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((node) => shown(node) && !node.disabled);
    if (!owner) return false;
    if (owner.matches("input, textarea, select")) owner.focus();
    else owner.click();
    return true;
  }

  function step(by) {
    const items = [...document.querySelectorAll("[data-list] [data-item]")].filter(shown);
    if (!items.length) return false;
    const at = items.findIndex((node) => node.contains(document.activeElement));
    const next = items[Math.min(items.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    (next.querySelector("a[href]") || next).focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  const waiting = [];
  document.addEventListener("tiendo:idle", () => {
    while (waiting.length && !document.documentElement.dataset.busy) press(waiting.shift());
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key !== "escape" && (off() || inField(event.target) || document.querySelector("dialog[open]"))) return;
    if (key === "enter") return;
    if (document.documentElement.dataset.busy) {
      // A key struck while the last one is still being carried out waits for it, so that none is lost or done twice.
      if (!event.repeat && waiting.length < 12) waiting.push(key);
      event.preventDefault();
      return;
    }
    const moved = key === "j" ? 1 : key === "k" ? -1 : 0;
    if (press(key) || (moved && step(moved))) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });

  // A form marked data-live sends itself when a choice in it changes (without script its own button does).
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });

  document.querySelector("[aria-invalid=true]")?.focus();
})();
