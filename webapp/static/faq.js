// Answers are dragged into their order by the grip; the form beside it tells the place, as its buttons do.
let held = null; // the answer under the pointer

addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || event.button !== 0) return;
  held = grip.closest("[data-entry]");
  held.dataset.from = String(placeOf(held));
  held.classList.add("is-held");
  grip.setPointerCapture(event.pointerId);
  event.preventDefault();
});

addEventListener("pointermove", (event) => {
  if (!held) return;
  const other = [...held.parentElement.querySelectorAll(":scope > [data-entry]")].find((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return each !== held && event.clientY >= top && event.clientY < bottom;
  });
  if (!other) return;
  const { top, height } = other.getBoundingClientRect();
  const isBelow = held.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (isBelow && event.clientY > top + height / 2) other.after(held);
  else if (!isBelow && event.clientY < top + height / 2) other.before(held);
});

for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => {
  if (!held) return;
  const [answer, to] = [held, placeOf(held)];
  held.classList.remove("is-held");
  held = null;
  if (String(to) !== answer.dataset.from) move(answer, to);
});

function placeOf(answer) {
  return [...answer.parentElement.querySelectorAll(":scope > [data-entry]")].indexOf(answer);
}

function move(answer, to) {
  const form = answer.querySelector("form.answer-move");
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: to });
  form.append(field);
  form.requestSubmit();
}

// What is opened in its place of the list begins at its first field.
document.addEventListener("htmx:load", ({ target }) => {
  if (target.classList?.contains("answer-open")) target.querySelector("input:not([type=hidden])")?.focus();
});
