import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { desk, expectSound, phone, signIn, visitor } from "./support/people.ts";
import type { Visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();

/** Reaches a control with the Tab key alone. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key never reaches ${control.toString()}`);
}

/** A button or link with its thing said for screen readers, such as "Up: What helps?". */
const named = (word: string, thing: string): RegExp => new RegExp(`^${word} ?: ${thing.replaceAll("?", "\\?")}$`);

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

async function type(page: Page, label: string | RegExp, words: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(words);
}

describe.each([["at a desk", desk], ["on a phone", phone]] as const)("a form with a branch, built with the keyboard alone %s", (_where, viewport) => {
  oneAfterAnother();
  const title = `Sleep check ${viewport.width}`;
  let staff: Visitor;
  const button = (name: string | RegExp): Locator => staff.page.getByRole("button", { name }).first();
  const outline = async (): Promise<string[]> => (await staff.page.locator("ol[role=list] > li p:first-child").allInnerTexts()).map((words) => words.replace(/^\d+\. /, ""));

  beforeAll(async () => {
    staff = await visitor(browser, { viewport });
    await signIn(staff.page, portal.url, "maya@willow.example");
  });
  afterAll(() => staff?.context.close());

  it("begins with three sentences, and says which is missing", async () => {
    const { page } = staff;
    await page.goto(`${portal.url}/staff/library/forms`);
    await expectSound(page, "the library");
    await press(page, page.getByRole("link", { name: "New form" }));
    await type(page, "Who reads the answers", "Your care team");
    await press(page, button("Create form"));
    await page.getByRole("link", { name: "Give the form a title." }).waitFor();
    await type(page, "Title", title);
    await type(page, "What it is for", "To see how you sleep.");
    await press(page, button("Create form"));
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText("There are no questions yet. Add the first one.").waitFor();
    await expectSound(page, "an empty form");
  });

  it("takes a question, and one that is shown after an answer to it", async () => {
    const { page } = staff;
    await tabTo(page, page.getByLabel(/^Add a question/));
    await page.keyboard.type("Yes or no");
    await press(page, button(/^Add a question to/));
    await type(page, "Question", "Do you sleep well?");
    await press(page, button("Add question"));
    await page.getByText("Do you sleep well?").first().waitFor();

    await tabTo(page, page.getByLabel(/^Add a question/));
    await page.keyboard.type("Long text");
    await press(page, button(/^Add a question to/));
    await type(page, "Question", "What keeps you awake?");
    await tabTo(page, page.getByLabel("Always"));
    await page.keyboard.press("ArrowDown");
    await tabTo(page, page.getByLabel("Answer 1", { exact: true }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("Answer 1", { exact: true }).inputValue()).toBe("do-you-sleep-well|one-of|no");
    await expectSound(page, "a question with a condition");
    await press(page, button("Add question"));
    await page.getByText("Shown after some answers").waitFor();
    expect(await outline()).toEqual(["Do you sleep well?", "What keeps you awake?"]);
  });

  it("moves and removes, says what does not hold together any more, and undoes", async () => {
    const { page } = staff;
    await press(page, button(named("Up", "What keeps you awake?")));
    await page.getByRole("link", { name: "This depends on a question that comes later. Move that question up, or choose an earlier one." }).waitFor();
    expect(await outline()).toEqual(["What keeps you awake?", "Do you sleep well?"]);
    await expectSound(page, "a form that cannot be published");
    await press(page, button(named("Remove", "Do you sleep well?")));
    await page.getByText("Removed a question.").waitFor();
    await press(page, button("Undo"));
    await page.getByText("The last change is undone.").waitFor();
    await press(page, button(named("Down", "What keeps you awake?")));
    await page.getByRole("heading", { name: "Before you can publish" }).waitFor({ state: "detached" });
    expect(await outline()).toEqual(["Do you sleep well?", "What keeps you awake?"]);
  });

  it("is previewed with the client's own fields, branch by branch", async () => {
    const { page } = staff;
    await press(page, page.getByRole("link", { name: "Preview" }));
    await press(page, button("Start"));
    await page.getByRole("heading", { level: 1, name: "Do you sleep well?" }).waitFor();
    await expectSound(page, "a step of the preview");
    await press(page, page.getByRole("button", { name: "Continue" }).last());
    await page.getByRole("link", { name: "Choose an answer to “Do you sleep well?”" }).waitFor();
    await tabTo(page, page.getByLabel("Yes", { exact: true }));
    await page.keyboard.press("ArrowDown");
    await press(page, page.getByRole("button", { name: "Continue" }).last());
    await page.getByRole("heading", { level: 1, name: "What keeps you awake?" }).waitFor();
    await press(page, button("Back"));
    await page.getByRole("heading", { level: 1, name: "Do you sleep well?" }).waitFor();
    expect(await page.getByLabel("No", { exact: true }).isChecked()).toBe(true);
    await tabTo(page, page.getByLabel("No", { exact: true }));
    await page.keyboard.press("ArrowUp");
    await press(page, page.getByRole("button", { name: "Continue" }).last());
    await page.getByRole("heading", { level: 1, name: "Check your answers" }).waitFor();
    expect(await page.getByText("What keeps you awake?").count()).toBe(0);
    await press(page, page.getByRole("link", { name: "Stop the preview" }));
  });

  it("is published, and its next change is a draft", async () => {
    const { page } = staff;
    await press(page, button("Publish"));
    await page.getByText("Version 1 is out. What was sent before stays as it was.").waitFor();
    await press(page, page.getByRole("link", { name: named("Change", "Do you sleep well?") }));
    await type(page, "Question", "Do you sleep well now?");
    await page.getByText(/^Saved \d/).waitFor();
    await page.goto(`${portal.url}/staff/library/forms`);
    await page.getByRole("listitem").filter({ hasText: title }).getByText("Changes not published").waitFor();
  });

  it("tells the second of two who change it at once, and keeps what they typed", async () => {
    const { page } = staff;
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("link", { name: named("Change", "Do you sleep well now?") }).click();
    await page.getByLabel("Hint").waitFor();
    const other = await staff.context.newPage();
    await other.goto(page.url());
    await other.getByLabel("Hint").fill("Most nights.");
    await other.getByRole("button", { name: "Save and go back" }).click();
    await other.getByRole("heading", { level: 1, name: title }).waitFor();
    const seen = (): Promise<string> => page.locator("input[name=version]").inputValue();
    const old = await seen();
    await page.getByLabel("Hint").fill("Usually.");
    await page.getByRole("button", { name: "Save and go back" }).click();
    await page.getByText("You changed this form in another window. Look at it as it is now, then save again.").first().waitFor();
    expect(await page.getByLabel("Hint").inputValue()).toBe("Usually.");
    // The form as it is now comes a moment after the sentence; who presses before has not looked at it, and is told again.
    await expect.poll(seen).not.toBe(old);
    await page.getByRole("button", { name: "Save and go back" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  });
});
