// The search box: the slash key leads into it, and what is typed into it is completed.
const box = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  // also as the Arabic layout types it
  const slash = event.key === "/" || (event.code === "Slash" && event.key === "ظ");
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (!box || !slash || modified || typing) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A combobox with a list, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/: the focus stays in
// the box, and what is typed is never changed but by a choice.
const PAUSE = 200; // milliseconds after a key until it is asked what goes on so
const SHORTEST = 2; // characters

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function complete(address) {
  const list = make("div", { id: "completions", role: "listbox", "aria-label": box.form.dataset.suggestions });
  const status = make("p", { class: "unseen", role: "status" });
  let offered = [];
  let options = [];
  let active = -1;
  let timer;
  let request;

  list.hidden = true;
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.form.append(list, status);

  function open(isOpen) {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) activate(-1);
  }

  function activate(number) {
    options[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = options[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  function choose(number) {
    const { kind, text, url } = offered[number];
    open(false);
    if (kind !== "word" && kind !== "phrase") return location.assign(url);
    box.value = text;
    box.form.requestSubmit();
  }

  // What was typed is plain, and what goes on from there bold.
  function words({ text, spans }) {
    const signs = [...text];
    const part = (start, end) => signs.slice(start, end).join("");
    const parts = make("bdi", {});
    let done = 0;
    for (const [start, end] of [...spans, [signs.length, signs.length]]) {
      if (start > done) parts.append(make("b", {}, part(done, start)));
      parts.append(part(start, end));
      done = end;
    }
    return parts;
  }

  function show({ groups, summary }) {
    offered = groups.flatMap(({ kind, suggestions }) =>
      suggestions.map((one) => ({ ...one, kind })),
    );
    options = offered.map((one, number) =>
      make(
        "div",
        { id: `completion-${number}`, role: "option", "aria-selected": "false" },
        words(one),
        make("span", { class: "number" }, one.note),
      ),
    );
    const left = [...options];
    list.replaceChildren(
      ...groups.map(({ kind, label, suggestions }) =>
        make(
          "div",
          { role: "group", "aria-labelledby": `completions-${kind}` },
          make("div", { id: `completions-${kind}`, role: "presentation" }, label),
          ...left.splice(0, suggestions.length),
        ),
      ),
    );
    active = -1;
    open(offered.length > 0);
    status.textContent = summary;
  }

  async function ask(text) {
    request = new AbortController();
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, {
        signal: request.signal,
      });
      if (answer.ok && document.activeElement === box) show(await answer.json());
    } catch {
      // another letter was typed, or there is no network: the form is sent as ever
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    activate(-1);
    const text = box.value.trim();
    if (text.length < SHORTEST) {
      open(false);
      status.textContent = "";
    } else {
      timer = setTimeout(ask, PAUSE, text);
    }
  });

  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && offered.length && box.value.trim().length >= SHORTEST) {
      event.preventDefault();
      const places = offered.length + 1; // the box is one of them
      if (list.hidden) open(true);
      activate(((active + 1 + step + places) % places) - 1);
    } else if (list.hidden) {
      return;
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      open(false);
    } else if (event.key === "Home" || event.key === "End") {
      activate(-1); // and the cursor goes there, as the browser has it
    }
  });

  box.addEventListener("blur", () => {
    clearTimeout(timer);
    request?.abort();
    open(false);
  });
  box.form.addEventListener("submit", () => open(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
  list.addEventListener("click", (event) => {
    const number = options.indexOf(event.target.closest("[role=option]"));
    if (number >= 0) choose(number);
  });
}

if (box?.form.dataset.suggest) complete(box.form.dataset.suggest);

// The filters of its results, here so that a page of results takes no ninth request: their button says how many results the choices would show.
function countChoices(form) {
  const button = form.querySelector(".apply button");
  const unknown = button.textContent;
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const pause = 300; // milliseconds after a choice until it is counted
  let timer;
  let request;

  function show(total) {
    const text = button.dataset[plurals.select(total)];
    button.textContent = text.replace("#", total.toLocaleString(button.dataset.numbers));
  }

  async function count() {
    request?.abort();
    request = new AbortController();
    const chosen = new URLSearchParams(new FormData(form));
    chosen.set("limit", 1);
    try {
      const answer = await fetch(`${form.dataset.count}?${chosen}`, { signal: request.signal });
      show((await answer.json()).total);
    } catch (error) {
      // refused, as a date that is half typed is: then the button names no number
      if (error.name !== "AbortError") button.textContent = unknown;
    }
  }

  form.addEventListener("input", () => {
    button.textContent = unknown;
    clearTimeout(timer);
    timer = setTimeout(count, pause);
  });

  // A browser that comes back to the page may have kept what was chosen.
  window.addEventListener("pageshow", () => {
    const isChosen = [...form.querySelectorAll("input")].some(
      (one) => one.checked !== one.defaultChecked || one.value !== one.defaultValue,
    );
    if (isChosen) count();
    else show(Number(form.dataset.total));
  });
}

const filters = document.getElementById("filters");
if (filters) countChoices(filters);
