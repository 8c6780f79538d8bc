// The pages work without scripts; htmx fetches parts of them in place.
import "htmx.org";

// A page that refreshes itself must say when it no longer does.
const stale = (text) => {
  const place = document.getElementById("stale");
  if (place) {
    place.textContent = text;
    place.hidden = text === "";
  }
};

document.addEventListener("htmx:sendError", () =>
  stale("No connection: what you see may be old. It refreshes by itself when the connection is back."));
document.addEventListener("htmx:timeout", () =>
  stale("No answer: what you see may be old. It refreshes by itself."));
document.addEventListener("htmx:responseError", () =>
  stale("That did not work. Open the page again and repeat what you did."));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) {
    stale("");
  }
});
