import MiniSearch from "minisearch";

// A search that needs no server: what it searches is loaded, from a file beside it, when somebody begins to use it.
{
  const box = document.querySelector(".search");
  const root = box.dataset.root;
  box.innerHTML = `<input type="search" aria-label="Search" placeholder="Search ( / )" autocomplete="off" spellcheck="false">
<div class="hits" hidden><p role="status"></p><ul></ul></div>`;
  const input = box.querySelector("input");
  const hits = box.querySelector(".hits");
  const most = 12;

  /** As a script, since a page that was opened from a folder may fetch nothing. */
  const loadEntries = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}search-entries.js`;
      script.onload = () => resolve(globalThis.searchEntries);
      script.onerror = reject;
      document.head.append(script);
    });

  let index;
  const indexed = () => {
    index ??= loadEntries().then((entries) => {
      const search = new MiniSearch({
        idField: "href",
        fields: ["title", "words"],
        storeFields: ["title", "page", "weight"],
        searchOptions: {
          boost: { title: 4 },
          prefix: true,
          fuzzy: (term) => (term.length > 5 ? 0.15 : 0),
          combineWith: "AND",
          boostDocument: (_id, _term, { weight }) => weight,
        },
      });
      search.addAll(entries);
      return search;
    });
    return index;
  };

  const link = ({ id, title, page }) => {
    const item = document.createElement("li");
    const anchor = document.createElement("a");
    anchor.href = root + id;
    const where = document.createElement("span");
    where.textContent = page;
    anchor.append(title, " ", where);
    item.append(anchor);
    return item;
  };

  const show = async () => {
    const search = await indexed();
    const query = input.value.trim();
    const found = query === "" ? [] : search.search(query);
    hits.hidden = query === "";
    hits.querySelector("p").textContent =
      found.length === 0 ? "Nothing found" : `${found.length} found${found.length > most ? `, the first ${most}` : ""}`;
    hits.querySelector("ul").replaceChildren(...found.slice(0, most).map(link));
  };

  input.addEventListener("focus", indexed);
  input.addEventListener("input", show);
  const close = () => {
    hits.hidden = true;
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) hits.querySelector("a")?.click();
    if (event.key !== "Escape") return;
    close();
    input.focus();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== null && !box.contains(relatedTarget)) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (!box.contains(target) || target.closest("a")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.matches("input")) return;
    event.preventDefault();
    input.focus();
  });
}
