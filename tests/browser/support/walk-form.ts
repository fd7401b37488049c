import type { Page } from "playwright-core";

/** What the keyboard is on, as the walk must know it. */
interface Focus {
  kind: "radio" | "checkbox" | "text" | "submit" | "choose-file" | "other";
  name: string;
  words: string;
  type: string;
  filled: boolean;
}

const focus = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement | null;
    const none: Focus = { kind: "other", name: "", words: "", type: "", filled: false };
    if (!at?.closest("main form")) return none;
    const words = at instanceof HTMLButtonElement ? at.innerText : [...(at.labels ?? [])].map((one) => one.innerText).join(" ");
    const found = { ...none, name: at.name, words, type: at.type };
    if (at instanceof HTMLButtonElement) return { ...found, kind: at.value.startsWith("file:") ? "choose-file" : /^(Continue|Review and sign)/.test(words) ? "submit" : "other" };
    if (at.type === "radio") return { ...found, kind: "radio", filled: document.querySelector(`input[name="${CSS.escape(at.name)}"]:checked`) !== null };
    if (at.type === "checkbox") return { ...found, kind: "checkbox", filled: document.querySelector(`input[name="${CSS.escape(at.name)}"]:checked`) !== null };
    return at.type === "file" ? none : { ...found, kind: "text", filled: at.value !== "" };
  });

/** Something right for a field, by what it asks. */
function wordsFor({ words, type }: Focus): string {
  if (/birth|date/i.test(words)) return "27 March 1990";
  if (type === "tel" || /phone/i.test(words)) return "555 010 0199";
  if (type === "email") return "jordan@home.example";
  if (/number/i.test(words)) return "ABC 123 456";
  return /initials/i.test(words) ? "JL" : "Jordan Lee";
}

/** Presses Enter and waits for the page that comes: without scripts each press leads to one. */
export async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}

export interface WalkOptions {
  /** Answers a question with its second choice. */
  second?: (words: string) => boolean;
  /** What to do on "Choose a file"; the walk goes past it otherwise. */
  choose?: () => Promise<void>;
}

/**
 * On pages without scripts: fills in what stands on a page by Tab, Space and letters alone, the first choice everywhere, and presses the button that goes on.
 * What may be left out stays empty.
 */
export async function walkPage(page: Page, { second, choose }: WalkOptions = {}): Promise<void> {
  const none = new Set<string>();
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    const skipped = at.filled || at.name.endsWith(".declined") || /\(optional\)|If you chose/.test(at.words) || [...none].some((name) => at.name.startsWith(name));
    if (at.kind === "submit") return enter(page);
    if (at.kind === "choose-file" && choose) {
      await enter(page);
      return choose();
    }
    if (skipped) continue;
    if (at.kind === "radio") {
      await page.keyboard.press("Space");
      if (second?.(at.words)) await page.keyboard.press("ArrowDown");
    } else if (at.kind === "checkbox") {
      await page.keyboard.press("Space");
      if (at.name.endsWith(".none")) none.add(at.name.slice(0, -"none".length));
    } else if (at.kind === "text") await page.keyboard.type(wordsFor(at));
  }
  throw new Error(`no button to go on was reached at ${page.url()}`);
}
