// Sheets over the page, menus, and questions before what can't be undone.
const confirmation = document.getElementById("confirm");

function ask(question, agreed, label) {
  confirmation.querySelector("#confirm-question").textContent = question;
  const yes = confirmation.querySelector("[data-agrees]");
  yes.dataset.usual ??= yes.textContent;
  yes.textContent = label || yes.dataset.usual;
  confirmation.returnValue = "";
  confirmation.addEventListener("close", () => { if (confirmation.returnValue === "yes") agreed(); }, { once: true });
  confirmation.showModal();
}

addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const sheet = opener && document.getElementById(opener.dataset.opens);
  if (sheet) {
    event.preventDefault();
    closeMenus();
    sheet.showModal();
  } else if (event.target.matches("dialog.sheet")) {
    event.target.close(); // the shade around it
  }
  closeMenus(event.target.closest("details.menu"));
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement.closest("details.menu[open]");
  closeMenus();
  open?.querySelector("summary").focus();
});

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
}

// Plain forms ask by data-confirm, htmx's by hx-confirm or the same.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.confirm || form.matches("[hx-post], [hx-delete], [hx-put], [hx-patch]")) return;
  event.preventDefault();
  ask(form.dataset.confirm, () => {
    const question = form.dataset.confirm;
    delete form.dataset.confirm;
    form.requestSubmit(event.submitter);
    form.dataset.confirm = question;
  }, event.submitter?.textContent);
});

document.addEventListener("htmx:confirm", (event) => {
  const { elt, question, issueRequest } = event.detail;
  const words = question ?? elt.dataset.confirm;
  if (!words) return;
  event.preventDefault();
  ask(words, () => issueRequest(true), elt.querySelector("button:not([type=button])")?.textContent);
});

// A fragment may answer with HX-Trigger: close-sheet.
document.addEventListener("close-sheet", () => {
  for (const sheet of document.querySelectorAll("dialog.sheet[open]")) sheet.close();
});
