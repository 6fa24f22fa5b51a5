// Today is read again every few seconds: not while somebody works in it, and without losing focus or place.
const named = (element) => element?.closest("#day [data-stays]")?.dataset.stays;
let focused, scrolled;

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt } = event.detail;
  if (elt.id !== "day") return;
  if (document.hidden || document.querySelector("#day details.menu[open], #day :is(input, select):focus, dialog[open]")) event.preventDefault();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "day") return;
  focused = named(document.activeElement);
  scrolled = document.querySelector("#day .evening")?.scrollLeft;
});

document.addEventListener("htmx:afterSettle", () => {
  const timeline = document.querySelector("#day .evening");
  if (timeline && scrolled !== undefined) timeline.scrollLeft = scrolled;
  if (focused) document.querySelector(`#day [data-stays="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  focused = scrolled = undefined;
});

// The timeline begins a little before now; another day's where its first party sits down.
const timeline = document.querySelector("#day .evening");
const now = timeline?.querySelector(".now i");
const left = (part) => part.getBoundingClientRect().left - timeline.getBoundingClientRect().left;
if (now) timeline.scrollLeft = now.offsetLeft - timeline.clientWidth / 3;
else if (timeline) timeline.scrollLeft = Math.min(...[...timeline.querySelectorAll(".bar")].map(left), Infinity) - timeline.clientWidth / 3;

addEventListener("click", (event) => { if (event.target.closest("[data-prints]")) print(); });
addEventListener("change", (event) => { if (event.target.matches("[data-submits]")) event.target.form.requestSubmit(); });
