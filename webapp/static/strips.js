// On a phone tabs and sections are a strip that is wider than the page: it begins at the current one.
function showCurrent() {
  for (const current of document.querySelectorAll(":is(.tabs, .sections) > [aria-current]")) {
    const strip = current.parentElement;
    const before = current.getBoundingClientRect().left - strip.getBoundingClientRect().left + strip.scrollLeft;
    strip.scrollLeft = before - (strip.clientWidth - current.offsetWidth) / 2;
  }
}
document.addEventListener("htmx:load", showCurrent);
showCurrent();
