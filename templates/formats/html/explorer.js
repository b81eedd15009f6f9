/* The programme explorer: filters, sorts and sums the rows of a table that is already in the page. */
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const setUp = (form) => {
    const anchor = form.dataset.explorer;
    const data = JSON.parse(document.getElementById(`${anchor}--data`).textContent);
    const table = document.getElementById(anchor).querySelector(":scope > .scroll > table");
    const body = table.tBodies[0];
    const rows = [...body.rows].slice(0, data.rows.length).map((element, at) => ({
      ...data.rows[at], element, at, shown: true, words: plain(data.rows[at].w),
    }));
    const heads = [...table.tHead.rows[0].cells].slice(0, data.rows[0].k.length);
    const years = [...form.querySelectorAll("[data-year]")];
    const link = form.querySelector("[data-link]");
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    let sorting = "";

    const number = (value, places) => {
      const [whole, rest] = value.toFixed(places).split(".");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, data.separators[0]);
      return rest ? grouped + data.separators[1] + rest : grouped;
    };
    const money = (rupiah) => {
      for (let at = 0; at < data.scales.length; at += 1) {
        const [scale, name] = data.scales[at];
        if (rupiah < scale) continue;
        const shown = Math.round(rupiah / (scale / 100)) / 100;
        if (shown >= 1000 && at) {
          const [smaller, its] = data.scales[at - 1];
          return `Rp${number(Math.round(rupiah / (smaller / 100)) / 100, 2).replace(/[.,]00$/, "")} ${its}`;
        }
        return `Rp${number(shown, 2).replace(/([.,]\d?)0$/, "$1").replace(/[.,]0?$/, "")} ${name}`;
      }
      return `Rp${number(rupiah, 0)}`;
    };

    const state = () => {
      const chosen = new URLSearchParams();
      new FormData(form).forEach((value, key) => { if (value.trim()) chosen.set(key, value.trim()); });
      if (sorting) chosen.set("sort", sorting);
      return chosen;
    };

    const keep = (chosen) => {
      const tail = chosen.toString();
      const address = `#${anchor}${tail ? `?${tail}` : ""}`;
      link.setAttribute("href", address);
      try { history.replaceState(null, "", address); } catch { /* some browsers refuse this for local files */ }
    };

    const show = (remember) => {
      const chosen = state();
      const terms = plain(chosen.get("q") ?? "").split(/\s+/).filter(Boolean);
      const filters = data.facets.map((key, at) => [at, chosen.get(key)]).filter(([, value]) => value);
      const [year, source] = [chosen.get("year"), chosen.get("source")];
      const sums = new Map(data.years.map((each) => [each, 0]));
      let count = 0;
      let total = 0;
      for (const row of rows) {
        const fits = filters.every(([at, value]) => row.f[at].includes(value))
          && terms.every((term) => row.words.includes(term));
        if (fits !== row.shown) {
          row.element.hidden = !fits;
          row.shown = fits;
        }
        if (!fits) continue;
        count += 1;
        for (const [when, from, rupiah] of row.a) {
          if ((year && when !== year) || (source && from !== source)) continue;
          sums.set(when, (sums.get(when) ?? 0) + rupiah);
          total += rupiah;
        }
      }
      const most = Math.max(1, ...sums.values());
      for (const cell of years) {
        const each = cell.dataset.year;
        const sum = each === "all" ? total : sums.get(each);
        cell.textContent = number(Math.round(sum / 1e4) / 100, 2);
        const bar = cell.parentElement.querySelector("rect");
        if (!bar) continue;
        bar.setAttribute("height", (40 * sum) / most);
        bar.setAttribute("y", 40 - (40 * sum) / most);
      }
      const counted = data.words.count.replace("{shown}", count).replace("{all}", rows.length);
      form.elements.result.textContent = count
        ? `${counted} · ${data.words.sum.replace("{sum}", money(total))}` : data.words.none;
      if (remember) keep(chosen);
    };

    const compare = (at, down) => (one, other) => {
      const [a, b] = [one.k[at], other.k[at]];
      if (a === null || b === null) return (a === null) - (b === null) || one.at - other.at;
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return (down ? -order : order) || one.at - other.at;
    };

    const sort = () => {
      const down = sorting.startsWith("-");
      const at = sorting ? Number(sorting.replace("-", "")) : -1;
      const order = heads[at] ? rows.toSorted?.(compare(at, down)) ?? [...rows].sort(compare(at, down)) : rows;
      body.prepend(...order.map((row) => row.element));
      heads.forEach((head, each) => {
        if (each === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    };

    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.title = data.words.sort.replace("{column}", button.textContent);
      button.addEventListener("click", () => {
        const first = at === data.money ? `-${at}` : `${at}`;
        const second = at === data.money ? `${at}` : `-${at}`;
        sorting = sorting === first ? second : sorting === second ? "" : first;
        sort();
        keep(state());
      });
      head.append(button);
    });

    const restore = () => {
      const [place, tail] = location.hash.slice(1).split("?");
      if (place !== anchor || !tail) return;
      const wanted = new URLSearchParams(tail);
      form.reset();
      for (const field of form.querySelectorAll("[name]:not(output)")) field.value = wanted.get(field.name) ?? "";
      for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = "";
      sorting = /^-?\d+$/.test(wanted.get("sort") ?? "") ? wanted.get("sort") : "";
      sort();
      show(false);
      link.setAttribute("href", location.hash);
      document.getElementById(anchor).scrollIntoView();
    };

    form.hidden = false;
    form.addEventListener("input", () => show(true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      sorting = "";
      sort();
      setTimeout(() => show(true));
    });
    addEventListener("hashchange", restore);
    show(false);
    restore();
  };

  document.querySelectorAll("[data-explorer]").forEach(setUp);
})();
