"use strict";

/* Filters, keys and the page beside the review. Nothing is fetched from anywhere. */
(() => {
  const form = document.querySelector("#filters");
  const provisions = [...document.querySelectorAll(".provision")];
  const rows = [...document.querySelectorAll("main [data-of]:not(.provision)")];
  const groups = new Set(
    rows.flatMap((row) => [row.closest("table"), row.closest("tbody")]).filter(
      (group) => group && !rows.includes(group),
    ),
  );
  const wordsOf = (element) => element.textContent.toLowerCase();
  const ofRow = (row) => row.dataset.of.split(" ");
  const words = new Map(
    provisions.map((provision) => {
      const spoken = rows.filter((row) => ofRow(row).includes(provision.dataset.of));
      return [provision, [provision, ...spoken].map(wordsOf).join(" ")];
    }),
  );

  const wanted = (provision) => {
    const { part, label, severity } = provision.dataset;
    const asked = form.elements;
    const sought = asked.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    return (
      (!asked.part.value || asked.part.value === part) &&
      (!asked.label.value || asked.label.value === label) &&
      (!asked.severity.value || asked.severity.value === severity) &&
      sought.every((word) => words.get(provision).includes(word))
    );
  };

  const filter = () => {
    const shown = new Set();
    for (const provision of provisions) {
      provision.hidden = !wanted(provision);
      if (!provision.hidden) shown.add(provision.dataset.of);
    }
    for (const row of rows) {
      row.hidden = !ofRow(row).some((number) => shown.has(number));
    }
    for (const group of groups) {
      group.hidden = [...group.querySelectorAll("[data-of]")].every((r) => r.hidden);
    }
    const told = document.querySelector("#shown");
    told.value = told.defaultValue.replace(/\d+/, shown.size);
  };

  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());

  /* The page beside. */

  const aside = document.querySelector("#page");
  const sheet = document.querySelector("#sheet");
  let opener = null;

  const close = () => {
    aside.hidden = true;
    document.body.classList.remove("beside");
    if (opener) opener.focus();
    opener = null;
  };

  const open = (place) => {
    const [number, ...box] = place.dataset.at.split(" ");
    const image = document.querySelector(`#picture-${number} img`).cloneNode();
    sheet.replaceChildren(image);
    if (box.length) {
      const [left, top, right, bottom] = box.map(Number);
      const { width, height } = image.dataset;
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.style.left = `${(100 * left) / width}%`;
      mark.style.top = `${(100 * top) / height}%`;
      mark.style.width = `${(100 * (right - left)) / width}%`;
      mark.style.height = `${(100 * (bottom - top)) / height}%`;
      sheet.append(mark);
    }
    document.querySelector("#page-name").textContent = image.alt;
    aside.hidden = false;
    document.body.classList.add("beside");
    sheet.querySelector(".mark")?.scrollIntoView({ block: "center" });
    opener = place;
    place.scrollIntoView({ block: "nearest" });
  };

  for (const place of document.querySelectorAll("[data-at]")) {
    const number = place.dataset.at.split(" ")[0];
    if (!document.querySelector(`#picture-${number}`)) continue;
    place.tabIndex = 0;
    place.setAttribute("role", "button");
    place.addEventListener("click", () => open(place));
    place.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(place);
    });
  }
  document.querySelector("#page-close").addEventListener("click", close);

  /* Keys. */

  const step = (by) => {
    const shown = provisions.filter((provision) => !provision.hidden);
    const tops = shown.map((provision) => provision.getBoundingClientRect().top);
    const current = tops.findLastIndex((top) => top <= 24);
    const begun = by < 0 && tops[current] < -24; // then its own head comes first
    shown[begun ? current : current + by]?.scrollIntoView();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    const typing = event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      form.elements.words.focus();
    }
  });
})();
