// Imports in the admin: files are dropped, what was chosen is told, and a run under way is shown anew.
const form = document.getElementById("upload");
const PAUSE = 2000; // milliseconds between two looks at a run

function megabytes(bytes) {
  return (bytes / 1e6).toLocaleString("ar", { maximumFractionDigits: 1, numberingSystem: "latn" });
}

function choose() {
  const input = form.elements.files;
  const drop = input.closest(".drop");
  const status = form.querySelector("[data-chosen]");
  const most = { files: Number(form.dataset.mostFiles), bytes: Number(form.dataset.mostBytes) };

  function tell() {
    const files = [...input.files];
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    let fault = "";
    if (files.length > most.files) fault = `الحد ${most.files} ملف؛ اجمعها في ملف zip واحد.`;
    else if (bytes > most.bytes) fault = `الحد ${megabytes(most.bytes)} ميغابايت.`;
    input.setCustomValidity(fault);
    const chosen = `اخترت من الملفات ${files.length}، وحجمها ${megabytes(bytes)} ميغابايت. `;
    status.textContent = files.length ? chosen + fault : "";
  }

  form.querySelector("[data-drop-hint]").hidden = false;
  input.addEventListener("change", tell);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    tell();
  });
  form.addEventListener("submit", () => {
    status.textContent = "يُرفع ما اخترته؛ لا تغلق هذه الصفحة قبل أن يكتمل.";
  });
}

async function follow() {
  const shown = document.getElementById("run");
  if (!shown?.hasAttribute("data-under-way")) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("run");
    if (!now) return; // logged out meanwhile
    if (!now.hasAttribute("data-under-way")) return location.reload();
    if (!shown.contains(document.activeElement)) shown.replaceChildren(...now.childNodes);
  } catch {
    // no network: perhaps the next time
  }
  setTimeout(follow, PAUSE);
}

if (form) choose();
setTimeout(follow, PAUSE);
