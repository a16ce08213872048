// The slash key, also as the Arabic layout types it, puts the cursor into the search box.
const box = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" || (event.code === "Slash" && event.key === "ظ");
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (!box || !slash || modified || typing) return;
  event.preventDefault();
  box.focus();
  box.select();
});
