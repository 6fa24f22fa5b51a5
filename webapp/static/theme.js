// Before the first paint: the device's theme where the person chose none, and a mark that scripts run.
const page = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

page.classList.add("scripted");
if (!page.dataset.bsTheme) {
  const follow = () => { page.dataset.bsTheme = dark.matches ? "dark" : "light"; };
  follow();
  dark.addEventListener("change", follow);
}
