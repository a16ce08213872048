// A button beside each text that is there to be copied; without this script it can be selected.
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
