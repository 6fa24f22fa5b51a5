// The calendar: bookings are moved and lengthened by pointer or finger, free places are drawn on to book them.
import { axisOf, timeAt, snapped } from "./calendar-places.js";

const AFTER_PX = 5;
const HELD_MS = 350;
const SHORTEST = 15;
const EDGE_PX = 40; // near an edge what does not fit scrolls along
const STEP_PX = 12;
const lists = matchMedia("(max-width: 48rem)"); // where there is no grid to drag in
let drag = null;
let ended = 0;
let isGivenUp = false;

const board = () => document.getElementById("board");
const sheet = () => document.getElementById("calendar-sheet");

addEventListener("pointerdown", (event) => {
  if (event.button || drag || lists.matches || !event.target.closest("#board .tracks")) return;
  const block = event.target.closest(".block");
  if (block ? !("moves" in block.dataset) : !board().dataset.new) return;
  const axis = axisOf(event.target.closest(".tracks"));
  const from = { x: event.clientX, y: event.clientY, place: axis.placeAt(event.clientX, event.clientY) };
  const kind = !block ? "draw" : event.target.closest(".grip") ? "stretch" : "move";
  drag = { kind, block, axis, from, id: event.pointerId, isOn: false };
  if (event.pointerType === "touch" && kind !== "draw") drag.timer = setTimeout(begin, HELD_MS);
  drag.isTouch = event.pointerType === "touch";
  drag.view = board().closest(".calendar-scroll");
  drag.scrolled = drag.view.scrollLeft;
});

function begin() {
  drag.isOn = true;
  document.body.classList.add("is-dragging");
  drag.ghost = document.createElement("div");
  drag.ghost.className = "ghost";
  drag.ghost.append(document.createElement("span"));
  drag.block?.classList.add("is-dragged");
  if (drag.isTouch) navigator.vibrate?.(10);
}

addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const moved = Math.hypot(event.clientX - drag.from.x, event.clientY - drag.from.y);
  if (!drag.isOn) {
    if (moved < AFTER_PX) return;
    if (drag.isTouch) return stop(); // the finger scrolls
    begin();
  }
  const place = drag.axis.placeAt(event.clientX, event.clientY);
  drag.to = target(place);
  drag.axis.draw(drag.ghost, drag.to);
  const { view, scrolled } = drag;
  const box = view.getBoundingClientRect();
  view.scrollLeft += event.clientX > box.right - EDGE_PX ? STEP_PX : event.clientX < box.left + EDGE_PX ? -STEP_PX : 0;
  const x = event.clientX - drag.from.x + view.scrollLeft - scrolled;
  if (drag.kind === "move") drag.block.style.transform = `translate(${x}px, ${event.clientY - drag.from.y}px)`;
});

// Where it would go: its first minute, how long, and its row or column.
function target(place) {
  const { kind, block, from, axis } = drag;
  if (kind === "draw") {
    const [a, b] = [from.place.minute, place.minute].sort((one, other) => one - other);
    const start = snapped(axis.startsOf(from.place), a);
    return { ...from.place, start, minutes: Math.max(Math.ceil((b - start) / SHORTEST) * SHORTEST, 2 * SHORTEST) };
  }
  const start = Number(block.dataset.start);
  const minutes = Number(block.dataset.minutes);
  const by = place.minute - from.place.minute;
  if (kind === "stretch") return { ...axis.ownOf(block), start, minutes: Math.max(SHORTEST, Math.round((minutes + by) / SHORTEST) * SHORTEST) };
  const isOwn = axis.isSame(place, from.place);
  return { ...(isOwn ? axis.ownOf(block) : place), isOwn, start: Math.max(0, by ? snapped(axis.startsOf(place), start + by) : start), minutes };
}

addEventListener("pointerup", (event) => {
  if (isGivenUp) ended = Date.now();
  isGivenUp = false;
  if (!drag || event.pointerId !== drag.id) return;
  if (drag.isOn && drag.to) {
    ended = Date.now();
    if (drag.kind === "draw") book(drag.to, true);
    else send(drag);
  } else if (drag.kind === "draw" && !drag.isOn) {
    book({ ...drag.from.place, start: snapped(drag.axis.startsOf(drag.from.place), drag.from.place.minute) });
  }
  stop();
});
addEventListener("pointercancel", stop);
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag?.isOn) return;
  back(drag.block);
  stop();
  isGivenUp = true;
});
// Once a finger holds a booking, the page stays where it is.
addEventListener("touchmove", (event) => { if (drag?.isOn) event.preventDefault(); }, { passive: false });
addEventListener("contextmenu", (event) => { if (drag?.isOn) event.preventDefault(); });

function stop() {
  if (!drag) return;
  clearTimeout(drag.timer);
  drag.ghost?.remove();
  drag.block?.classList.remove("is-dragged");
  document.body.classList.remove("is-dragging");
  drag = null;
}

function back(block) {
  if (!block) return;
  block.classList.add("is-back");
  block.classList.remove("is-sent");
  block.style.transform = "";
}

function book(place, isDrawn) {
  const { day, time } = timeAt(place);
  const asked = new URLSearchParams({ day, time });
  if (place.table) asked.set("table", place.table);
  if (isDrawn) asked.set("stay_minutes", place.minutes);
  location.assign(`${board().dataset.new}?${asked}`);
}

function send({ kind, block, to }) {
  const { reference, version, start, minutes } = block.dataset;
  if (to.start === Number(start) && to.minutes === Number(minutes) && (to.isOwn ?? true)) return back(block);
  const values = { reference, version, ...timeAt(to) };
  if (kind === "stretch") values.stay = to.minutes;
  if ("table" in to) values.table = to.isOwn ?? true ? block.dataset.tables.split(" ") : to.table;
  block.classList.add("is-sent");
  htmx.ajax("POST", board().dataset.move, { source: board(), target: "#board", swap: "outerHTML", values, headers: { "If-None-Match": "" } })
    .finally(() => back(document.querySelector(`.block[data-reference="${CSS.escape(reference)}"]`)));
}

// What a click opens. A drag is no click.
addEventListener("click", (event) => {
  const link = event.target.closest("#board a");
  if (link && Date.now() - ended < 300) return event.preventDefault();
  if (!link?.matches("[data-shows]") || event.ctrlKey || event.metaKey || event.shiftKey || !sheet()) return;
  event.preventDefault();
  htmx.ajax("GET", link.href, { source: sheet(), target: "#calendar-sheet", swap: "innerHTML" });
}, true);
document.addEventListener("htmx:afterSwap", ({ detail: { target: place } }) => {
  if (place.id !== "calendar-sheet") return;
  if (!place.open) place.showModal();
  const heading = place.querySelector("h2");
  if (heading) place.setAttribute("aria-label", heading.textContent);
});

// The board is read again every few seconds, but not while somebody works in it; the place scrolled to stays.
document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, requestConfig } = event.detail;
  if (elt.id === "board" && requestConfig.verb === "get" && (document.hidden || drag || document.querySelector("dialog[open]"))) event.preventDefault();
});
sheet()?.addEventListener("close", () => htmx.trigger(board(), "look-again"));
addEventListener("change", (event) => { if (event.target.matches("[data-submits]")) event.target.form.requestSubmit(); });

// The line of the present moment walks on by itself; the day opens a little before it.
function walk() {
  const line = document.querySelector("#board [data-now]");
  const grid = line?.closest("[data-hours]");
  if (!line) return;
  const now = Number(line.dataset.now) + Math.floor((Date.now() - shownAt) / 60000);
  line.style.setProperty("--fh", Math.floor(now / 60));
  line.style.setProperty("--fm", now % 60);
  line.hidden = now >= Number(grid.dataset.hours) * 60;
}
let shownAt = Date.now();
document.addEventListener("htmx:afterSettle", ({ detail: { target: place } }) => { if (place.id === "board") shownAt = Date.now(); });
setInterval(walk, 20000);
const line = document.querySelector(".day-board [data-now]");
if (line) line.closest(".calendar-scroll").scrollLeft = line.offsetLeft - 240;
