// Messages that come and go, and the two banners: no connection, no session.
const GONE_AFTER_MS = 6000;
const toasts = document.getElementById("toasts");
const lostConnection = document.getElementById("lost-connection");
const lostSession = document.getElementById("lost-session");

export function toast(name) {
  toasts.append(document.getElementById(`toast-${name}`).content.cloneNode(true));
}

function letGo(note) {
  if (!note.classList.contains("toast-danger")) setTimeout(() => leave(note), GONE_AFTER_MS);
}

function leave(note) {
  if (note.matches(":hover, :focus-within")) setTimeout(() => leave(note), GONE_AFTER_MS);
  else note.remove();
}

toasts.querySelectorAll(".toast-note").forEach(letGo);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1) letGo(node);
}).observe(toasts, { childList: true });

addEventListener("click", (event) => event.target.closest("[data-dismisses]")?.closest(".toast-note").remove());

addEventListener("offline", () => { lostConnection.hidden = false; });
addEventListener("online", () => { lostConnection.hidden = true; });
document.addEventListener("htmx:sendError", () => { lostConnection.hidden = false; });
document.addEventListener("htmx:timeout", () => { lostConnection.hidden = false; });
document.addEventListener("htmx:afterOnLoad", () => { lostConnection.hidden = true; });
document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status === 401) lostSession.hidden = false;
  else toast({ 400: "outdated", 403: "forbidden" }[xhr.status] ?? "failed");
});
