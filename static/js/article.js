// What a reader does with an article. Without this script all of it can be read, and copied by hand.
const kept = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // where a browser keeps nothing, the choice holds for this page
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {} // eslint-disable-line no-empty
  },
};

// A button beside each text that is there to be copied.
for (const text of document.querySelectorAll("textarea.copied")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  text.after(button, " ", said);
  text.addEventListener("focus", () => text.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand("copy"); // where the page is not served over TLS
    }
    said.textContent = text.dataset.copied;
  });
}

// The size of the letters, in three steps.
const sizes = [...document.querySelectorAll("[data-size]")];
const resize = (size) => {
  document.documentElement.dataset.letters = size;
  for (const one of sizes) one.setAttribute("aria-pressed", String(one.dataset.size === size));
};
for (const one of sizes) {
  one.addEventListener("click", () => {
    resize(one.dataset.size);
    kept.set("letters", one.dataset.size);
  });
}
if (sizes.length) resize(kept.get("letters") || "medium");

// Vowel marks, as archive/vowel_marks.py has them: taken out of what is shown, so that what is copied
// is what is seen, and put back from what was there.
const MARKS = /[\u064b-\u0652\u0670]/g;
const vowels = document.querySelector("#vowels");
const texts = new Map();
const show = (shown) => {
  for (const [node, whole] of texts) node.data = shown ? whole : whole.replace(MARKS, "");
  vowels.setAttribute("aria-pressed", String(shown));
};
if (vowels) {
  for (const part of document.querySelectorAll(".story h1, .standfirst, .story-body")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.set(walker.currentNode, walker.currentNode.data);
  }
  vowels.addEventListener("click", () => {
    const shown = vowels.getAttribute("aria-pressed") !== "true";
    show(shown);
    kept.set("vowels", shown ? "shown" : "hidden");
  });
  if (kept.get("vowels") === "hidden") show(false);
}

// One stop of the keyboard for the links of all paragraphs; arrows lead from one to the next.
const anchors = [...document.querySelectorAll(".anchor")];
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
document.querySelector(".story-body")?.addEventListener("keydown", (event) => {
  const to = anchors[anchors.indexOf(event.target) + STEPS[event.key]];
  if (!to || !anchors.includes(event.target)) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
});

// From one word that was searched for to the next.
const found = [...document.querySelectorAll(".story mark")];
let at = -1;
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => {
    found[at]?.classList.remove("current");
    at = (at + Number(button.dataset.step) + (at < 0 && button.dataset.step < 0) + found.length) % found.length;
    found[at].classList.add("current");
    found[at].scrollIntoView({ block: "center" });
    document.querySelector("#found-at").textContent = String(at + 1);
  });
}

for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
