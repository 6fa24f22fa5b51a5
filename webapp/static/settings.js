// Settings: rows that are added, tables that are moved about, secrets that are copied.
import "./floor.js";

addEventListener("click", (event) => {
  const adder = event.target.closest("[data-adds-row]");
  if (adder) addRow(document.querySelector(`[data-rows="${adder.dataset.addsRow}"]`));
});

// The last row of every list is empty; the new one is its copy with the next number in every name.
function addRow(rows) {
  const last = rows.lastElementChild;
  const fresh = last.cloneNode(true);
  const count = rows.querySelectorAll(":scope > fieldset, :scope > .row-line").length;
  const rename = (text) => text.replace(new RegExp(`^(${rows.dataset.rows}-)\\d+`), `$1${count}`);
  for (const part of fresh.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const name of ["name", "id", "for", "aria-describedby"]) {
      if (part.hasAttribute(name)) part.setAttribute(name, rename(part.getAttribute(name)));
    }
    if (part.matches("[type=checkbox]")) part.checked = false;
    else if (part.matches("input")) part.value = "";
  }
  rows.append(fresh);
  fresh.querySelector("input:not([type=hidden])").focus();
}

document.addEventListener("htmx:load", ({ target }) => {
  lookAt([...target.querySelectorAll("[data-look]")].find((part) => part.childElementCount));
});

// What went wrong, or is shown this once, may stand far from the button that was pressed.
function lookAt(part) {
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "center" });
}

addEventListener("focusin", (event) => {
  if (event.target.matches("[data-copies]")) event.target.select();
});
