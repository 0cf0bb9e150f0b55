// Keys, and cards level with their marks. Every page reads without this file.

const stops = () => [...document.querySelectorAll("[data-stop]")].filter((stop) => stop.offsetParent !== null);

function step(by) {
  const all = stops();
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement);
  const first = by > 0 ? nextInView(all) : all.length - 1;
  const next = here < 0 ? first : Math.min(Math.max(here + by, 0), all.length - 1);
  all[next].focus({ preventScroll: true });
  all[next].scrollIntoView({ block: "center" });
}

function nextInView(all) {
  const seen = all.findIndex((stop) => stop.getBoundingClientRect().top > 60);
  return Math.max(seen, 0);
}

// The ground of the entry in focus, with the buttons that judge it. Only what is open can be judged by key.
function ground() {
  return document.activeElement?.closest(".st, li")?.querySelector("details:has(.judge)") ?? null;
}

function why() {
  const here = ground();
  if (here) here.open = !here.open;
}

function decide(decision) {
  const here = ground();
  if (here?.open) here.querySelector(`.judge button[value="${decision}"]`)?.click();
}

const keys = {
  "/": () => document.getElementById("search")?.select() ?? document.getElementById("search")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  w: why,
  a: () => decide("accept"),
  x: () => decide("reject"),
  u: () => decide("retract"),
  "?": () => document.getElementById("keys")?.showModal(),
};

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

const button = document.getElementById("show-keys");
if (button) {
  button.hidden = false;
  button.addEventListener("click", keys["?"]);
}

// On a narrow page the ways to go scroll inside themselves: begin where this page is.
const ways = document.querySelector(".wrap > nav");
const way = ways?.querySelector(".on");
if (way && ways.scrollWidth > ways.clientWidth) ways.scrollLeft = way.offsetLeft - 40;

// A statement in focus or under the pointer is lit in the text and in its card.
function light(id) {
  for (const part of document.querySelectorAll(".m[data-of], .margin[data-of]")) {
    part.classList.toggle("current", id !== null && part.dataset.of.split(" ").includes(id));
  }
}

const doc = document.getElementById("doc");
if (doc) {
  doc.addEventListener("focusin", (event) => light(idAt(event.target)));
  doc.addEventListener("focusout", () => light(null));
  doc.addEventListener("mouseover", (event) => light(idAt(event.target)));
  doc.addEventListener("mouseleave", () => light(null));
  const wide = window.matchMedia("(min-width: 1001px)");
  const place = () => level(doc, wide.matches);
  wide.addEventListener("change", place);
  window.addEventListener("resize", place);
  document.fonts.ready.then(place);
  for (const fold of doc.querySelectorAll("details")) fold.addEventListener("toggle", place);
  place();
}

function idAt(target) {
  const part = target.closest(".pin, .margin[data-of], .m[data-of]");
  return part ? part.dataset.of.split(" ").at(-1) : null;
}

// Each card beside the line of its mark, or below the card before it where that is in the way.
function level(doc, wide) {
  const cards = [...doc.querySelectorAll(".margin")];
  doc.classList.toggle("level", wide);
  doc.style.minHeight = "";
  let free = 0;
  for (const card of cards) {
    card.style.top = "";
    if (!wide) continue;
    const pin = doc.querySelector(`.pin[data-of="${CSS.escape(card.dataset.of)}"]`) ?? card.closest(".row");
    const wanted = pin.getBoundingClientRect().top - doc.getBoundingClientRect().top - 6;
    const top = Math.max(wanted, free);
    card.style.top = `${top}px`;
    free = top + card.offsetHeight + 8;
  }
  if (wide) doc.style.minHeight = `${free}px`;
}
