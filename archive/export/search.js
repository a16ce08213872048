// Searches a static edition: words become codes by the tables beside this file, Pagefind finds the
// codes, and what is shown of a hit is cut from its text.
(async () => {
  const AT_ONCE = 10;
  const AROUND = 18; // words before and after the first word found
  const PROCLITICS = ["وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ك", "ل", "س"];
  const CUTS = 3; // proclitics before a word: و, ب and ال of وبالقهوة
  const STOP = "-";
  const WORD = /[\p{L}\p{M}\p{N}ـ]+/gu;

  const part = (id) => document.getElementById(id);
  const here = document.currentScript.src;
  const top = new URL("../", here);
  const kept = new Map();

  function read(path) {
    if (!kept.has(path)) {
      kept.set(path, fetch(new URL(path, here)).then((answer) => answer.json()));
    }
    return kept.get(path);
  }

  function partOf(word, parts) {
    let number = 2166136261;
    for (const sign of word) {
      number = Math.imul(number ^ sign.codePointAt(0), 16777619) >>> 0;
    }
    return number % parts;
  }

  async function row(table, key) {
    const parts = (await read("parts.json"))[table];
    return (await read(`${table}/${partOf(key, parts)}.json`))[key];
  }

  async function folded(word) {
    const letters = await read("letters.json");
    return Array.from(word.toLowerCase(), (sign) => letters[sign] ?? sign).join("");
  }

  function shorter(word) {
    const cut = PROCLITICS.filter((one) => word.startsWith(one) && word.length > one.length + 1);
    return cut.map((one) => word.slice(one.length));
  }

  // The code of a word as it is written, or without what is written together with it.
  async function codeOf(word) {
    const whole = await folded(word);
    const forms = [whole];
    for (let cuts = 0, cut = [whole]; cuts < CUTS; cuts += 1) {
      cut = cut.flatMap(shorter);
      forms.push(...cut);
    }
    for (const form of [...new Set([...forms, `ال${whole}`])]) {
      const code = await row("words", form);
      if (code) {
        return code;
      }
    }
    return "";
  }

  // A question as Pagefind takes it, the codes in it, and the words that no text has.
  async function understood(text) {
    const asked = { terms: [], codes: [], unknown: [] };
    const little = [];
    for (const piece of text.matchAll(/[«"“]([^»"”]*)[»"”]|[^\s«"“»"”]+/g)) {
      const words = (piece[1] ?? piece[0]).match(WORD) ?? [];
      const codes = await Promise.all(words.map(codeOf));
      asked.unknown.push(...words.filter((_, place) => !codes[place]));
      const bare = codes.filter(Boolean).map((code) => code.replace(STOP, ""));
      if (piece[1] !== undefined && bare.length > 1) {
        asked.terms.push(`"${bare.join(" ")}"`);
        asked.codes.push(...bare);
      } else {
        const much = codes.filter((code) => code && !code.startsWith(STOP));
        little.push(...codes.filter((code) => code.startsWith(STOP)).map((code) => code.slice(1)));
        asked.terms.push(...much);
        asked.codes.push(...much);
      }
    }
    if (!asked.terms.length) {
      asked.terms.push(...little);
      asked.codes.push(...little);
    }
    return asked;
  }

  // As `count` of archive/wording.py words it: six forms are Arabic, three English.
  function counted(number) {
    const { forms: written, numbers } = part("search").dataset;
    const forms = JSON.parse(written);
    const rest = number % 100;
    const form = forms.length === 3 ? 2 : rest >= 3 && rest <= 10 ? 3 : rest > 10 ? 4 : 5;
    return number < form && number < 3 ? forms[number] : `${number.toLocaleString(numbers)} ${forms[form]}`;
  }

  async function excerpt(text, forms) {
    const body = text.split("\n\n").slice(2).join(" … ") || text;
    const words = [];
    for (const match of body.matchAll(WORD)) {
      words.push([match.index, match.index + match[0].length, forms.has(await folded(match[0]))]);
    }
    const first = Math.max(0, words.findIndex(([, , isFound]) => isFound));
    const shown = words.slice(Math.max(0, first - AROUND), first + AROUND);
    if (!shown.length) {
      return [body.slice(0, 200)];
    }
    const pieces = [];
    let place = shown[0][0];
    for (const [start, end, isFound] of shown) {
      if (isFound) {
        const mark = document.createElement("mark");
        mark.textContent = body.slice(start, end);
        pieces.push(body.slice(place, start), mark);
        place = end;
      }
    }
    pieces.push(body.slice(place, shown.at(-1)[1]));
    return [first > AROUND ? "… " : "", ...pieces, " …"];
  }

  async function show(result, forms) {
    const { meta } = await result.data();
    const item = part("search-hit").content.cloneNode(true);
    const link = item.querySelector("a");
    const language = document.documentElement.lang;
    link.href = new URL(language === "ar" ? meta.page : `${language}/${meta.page}`, top);
    link.querySelector("bdi").textContent = meta.title;
    const facts = { [meta.source]: "ar", [meta[language]]: language };
    for (const [textContent, lang] of Object.entries(facts).filter(([fact]) => fact)) {
      const fact = Object.assign(document.createElement("li"), { textContent, lang });
      item.querySelector(".facts-line").append(fact);
    }
    const text = await fetch(new URL(meta.text, top)).then((answer) => (answer.ok ? answer.text() : ""));
    item.querySelector(".excerpt").append(...(await excerpt(text, forms)));
    part("search-hits").append(item);
  }

  async function search(text) {
    const asked = await understood(text);
    const pagefind = await import(new URL("pagefind/pagefind.js", top));
    const { results } = asked.terms.length
      ? await pagefind.search(asked.terms.join(" "))
      : { results: [] };
    const forms = new Set((await Promise.all(asked.codes.map((code) => row("forms", code)))).flat());
    part("search-hint").hidden = true;
    part("search-status").textContent = counted(results.length);
    part("search-unknown").hidden = !asked.unknown.length;
    part("search-unknown").querySelector("span").textContent = asked.unknown.join("، ");
    const more = part("search-more");
    let shown = 0;
    const next = async () => {
      for (const result of results.slice(shown, shown + AT_ONCE)) {
        await show(result, forms);
      }
      shown += AT_ONCE;
      more.hidden = shown >= results.length;
    };
    more.addEventListener("click", next);
    await next();
  }

  const text = new URLSearchParams(location.search).get("q") ?? "";
  part("q").value = text;
  if (location.protocol === "file:") {
    part("search-on-disk").hidden = false;
  } else if (text.trim()) {
    await search(text);
  }
})();
