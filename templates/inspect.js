"use strict";
const leaves = [...document.querySelectorAll(".leaf")];
const links = [...document.querySelectorAll("nav a")];
const said = document.getElementById("said");
const header = document.querySelector("header");

function measure() {
  document.documentElement.style.setProperty("--top", `${header.offsetHeight + 8}px`);
}

/** Index of the page that stands at the top of the window; -1 above the first. */
function here() {
  const top = header.offsetHeight + 20;
  return leaves.findLastIndex((leaf) => leaf.getBoundingClientRect().top <= top);
}

function mark() {
  const at = here();
  links.forEach((link, index) => link.classList.toggle("here", index === at));
}

function turn(step) {
  const leaf = leaves[Math.min(Math.max(here() + step, 0), leaves.length - 1)];
  if (leaf) leaf.scrollIntoView();
  mark();
}

/** Light up a part of a page in the picture and in the text, and nothing else. */
function light(target) {
  document.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
  const part = target?.dataset.part;
  if (!part) return;
  target.closest(".leaf").querySelectorAll(`[data-part="${part}"]:not(.cell)`)
    .forEach((twin) => twin.classList.add("lit"));
}

function tell(target, event) {
  const text = target?.dataset.said;
  said.hidden = !text;
  if (!text) return;
  const order = target.dataset.part ? `${target.dataset.part}  ` : "";
  said.textContent = `${order}${text}`;
  const right = Math.min(event.clientX + 16, innerWidth - said.offsetWidth - 8);
  const below = event.clientY + 20;
  const fits = below + said.offsetHeight < innerHeight;
  said.style.left = `${Math.max(right, 8)}px`;
  said.style.top = `${fits ? below : Math.max(event.clientY - said.offsetHeight - 12, 8)}px`;
}

document.addEventListener("mouseover", (event) => {
  const target = event.target.closest("[data-part], [data-said]");
  light(target);
  tell(target, event);
});
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-part]");
  const other = target?.closest(".sheet") ? ".text" : ".sheet";
  const place = target?.closest(".leaf").querySelector(`${other} [data-part="${target.dataset.part}"]`);
  place?.scrollIntoView({ block: "nearest" });
});
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = { ArrowRight: 1, n: 1, ArrowLeft: -1, p: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  turn(step);
});
addEventListener("scroll", mark, { passive: true });
addEventListener("resize", measure);
measure();
mark();
