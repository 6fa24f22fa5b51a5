// The floor plan: tables are dragged, or moved with the arrows; the fields below it are what is saved.
const STEP = 20;
const SMALL_STEP = 2;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
let held = null; // the table under the pointer, and where on it the pointer is

function prepare(root) {
  for (const table of root.querySelectorAll("[data-plan] [data-table]")) {
    table.setAttribute("tabindex", "0");
    table.setAttribute("role", "button");
  }
}

function placeOf(table) {
  const { e, f } = table.transform.baseVal.consolidate().matrix;
  return [e, f];
}

function put(table, x, y) {
  const { width, height } = table.ownerSVGElement.viewBox.baseVal;
  const [left, top] = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
  table.setAttribute("transform", `translate(${Math.round(left)} ${Math.round(top)})`);
  field("x", table).value = (left / width * 100).toFixed(1);
  field("y", table).value = (top / height * 100).toFixed(1);
}

function field(axis, table) {
  return document.getElementById(`${axis}-${table.dataset.table}`);
}

function onPlan(plan, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(plan.getScreenCTM().inverse());
}

addEventListener("pointerdown", (event) => {
  const table = event.target.closest?.("[data-plan] [data-table]");
  if (!table || event.button !== 0) return;
  const [x, y] = placeOf(table);
  const point = onPlan(table.ownerSVGElement, event);
  held = { table, dx: x - point.x, dy: y - point.y };
  table.setPointerCapture(event.pointerId);
  table.classList.add("is-held");
  table.focus({ preventScroll: true });
  event.preventDefault();
});

addEventListener("pointermove", (event) => {
  if (!held) return;
  const point = onPlan(held.table.ownerSVGElement, event);
  put(held.table, point.x + held.dx, point.y + held.dy);
});

for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => {
  held?.table.classList.remove("is-held");
  held = null;
});

addEventListener("keydown", (event) => {
  const table = event.target.closest?.("[data-plan] [data-table]");
  const arrow = table && ARROWS[event.key];
  if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
  const [x, y] = placeOf(table);
  const step = event.shiftKey ? SMALL_STEP : STEP;
  put(table, x + arrow[0] * step, y + arrow[1] * step);
  event.preventDefault();
});

addEventListener("input", (event) => {
  const [axis, no] = event.target.id?.split("-") ?? [];
  const table = no && ["x", "y"].includes(axis) && document.querySelector(`[data-plan] [data-table="${CSS.escape(no)}"]`);
  if (!table || event.target.value === "") return;
  const { width, height } = table.ownerSVGElement.viewBox.baseVal;
  const [x, y] = placeOf(table);
  const part = Number(event.target.value) / 100;
  const [left, top] = axis === "x" ? [part * width, y] : [x, part * height];
  table.setAttribute("transform", `translate(${left} ${top})`);
});

document.addEventListener("htmx:load", (event) => prepare(event.target));
prepare(document);
