// The number that the panel shows is marked in the text and in the strip, and stays in view. What is chosen is on the server
// and in the address; this file only paints it.
"use strict";
(() => {
  function paint(scroll) {
    const name = document.getElementById("panel")?.dataset.current;
    document.querySelectorAll(".m.cur, .strip a.cur").forEach((node) => node.classList.remove("cur"));
    if (!name) return;
    const mark = document.getElementById(name);
    document.getElementById(`t-${name}`)?.classList.add("cur");
    if (!mark) {
      // The number stands on another leaf of a long document.
      if (scroll) window.location.assign(`?so=${name}#${name}`);
      return;
    }
    mark.classList.add("cur");
    if (scroll) mark.scrollIntoView({ block: "center", behavior: "instant" });
  }
  const forPanel = (event) => event.detail.target?.id === "panel";
  function idle() {
    delete document.documentElement.dataset.busy;
    document.dispatchEvent(new Event("tiendo:idle"));
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (forPanel(event)) document.documentElement.dataset.busy = "1";
  });
  document.addEventListener("htmx:afterSettle", () => {
    paint(true);
    idle();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.failed) idle();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    document.querySelector("#panel [aria-invalid=true], #panel .edit input")?.focus();
    if (event.detail.target?.id === "panel") paint(false);
  });
  paint(window.location.search.includes("so="));
})();
