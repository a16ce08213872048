// The filters of the results: their button says how many results the choices would show.
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

countChoices(document.getElementById("filters"));
