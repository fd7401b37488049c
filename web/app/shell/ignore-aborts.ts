/**
 * Keeps a load that the router gave up (somebody went on, or a newer one began) from being reported as an error.
 * Remix leaves such a stream's promise with nobody to catch it when it is given up between its last byte and its end.
 */
export function ignoreAborts(): void {
  window.addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof DOMException && event.reason.name === "AbortError") event.preventDefault();
  });
}
