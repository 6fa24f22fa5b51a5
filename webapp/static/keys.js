// Keys: an element's data-key presses or focuses it, arrows follow links to the day before and after, ? lists them all.
const SWITCHED_OFF = "keys-off";
const help = document.getElementById("keys");
const toggle = document.getElementById("keys-on");

if (toggle) {
  toggle.checked = !localStorage.getItem(SWITCHED_OFF);
  toggle.addEventListener("change", () => {
    if (toggle.checked) localStorage.removeItem(SWITCHED_OFF);
    else localStorage.setItem(SWITCHED_OFF, "1");
  });
}

function isTyping(element) {
  return element.closest("input, textarea, select, [contenteditable], dialog, [data-own-keys]");
}

function press(element) {
  if (element.matches("input, select, textarea")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const arrow = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!arrow && (localStorage.getItem(SWITCHED_OFF) || event.key.length > 1)) return;
  const found = arrow
    ? document.querySelector(`main a[rel~="${arrow}"]`)
    : document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (found) {
    event.preventDefault();
    press(found);
  } else if (event.key === "?" && help) {
    event.preventDefault();
    help.showModal();
  }
});

// In the results of the search, arrows walk and Escape returns.
const search = document.querySelector(".search");
search?.addEventListener("keydown", (event) => {
  const places = [search.querySelector("input"), ...search.querySelectorAll(".found a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && places.length > 1) {
    event.preventDefault();
    places[(places.indexOf(document.activeElement) + step + places.length) % places.length].focus();
  } else if (event.key === "Escape") {
    search.querySelector(".found").replaceChildren();
    places[0].focus();
  }
});
addEventListener("click", (event) => {
  if (search && !search.contains(event.target)) search.querySelector(".found").replaceChildren();
});
