// Handing in many files at once: each goes up on its own with its progress; its line then follows the reading by itself.
// Without script the form sends the files in one go.
"use strict";
(() => {
  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const list = document.getElementById("taken");
  const input = form.querySelector("input[type=file]");

  function lineFor(file) {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.className = "b";
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    const words = document.createElement("span");
    words.className = "small muted";
    words.textContent = list.dataset.sending;
    line.append(name, bar, words);
    list.append(line);
    return { line, bar, words };
  }

  function send(file) {
    const { line, bar, words } = lineFor(file);
    const body = new FormData(form);
    body.delete("files");
    body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "tiendo");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    return new Promise((done) => {
      request.addEventListener("loadend", () => {
        if (request.status === 200 || request.status === 422) {
          const holder = document.createElement("template");
          holder.innerHTML = request.responseText;
          const lines = [...holder.content.children];
          line.replaceWith(...lines);
          lines.forEach((one) => window.htmx.process(one));
        } else {
          bar.remove();
          words.className = "st bad";
          words.textContent = list.dataset.failed;
        }
        done();
      });
      request.send(body);
    });
  }

  async function sendAll(files) {
    for (const file of files) await send(file); // one after another: the machine that reads them is small
    input.value = "";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files.length) sendAll([...input.files]);
  });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    sendAll([...event.dataTransfer.files]);
  });
})();
