import { expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, phone, signIn, visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();
oneAfterAnother();

it("staff send an estimate, are told of everything that is wrong at once, and lose nothing that they typed", async () => {
  const { page, complaints } = await visitor(browser);
  await signIn(page, portal.url, "bea@willow.example");
  await page.goto(`${await openChart(page, portal.url)}/billing`);
  await page.getByRole("link", { name: "Good faith estimates" }).click();
  await page.getByText("No estimate was made yet.").waitFor();
  await page.getByRole("link", { name: "New estimate" }).click();
  await page.getByLabel("What it is").first().fill("Therapy session");
  await page.getByLabel("How many").first().fill("8");
  await page.getByLabel("Price of one").first().fill("much");
  await page.getByLabel("Holds until").fill("2020-01-01");
  await page.getByRole("button", { name: "Send estimate" }).click();
  await page.getByRole("link", { name: "Enter the amount in numbers, such as 40.00." }).waitFor();
  await page.getByRole("link", { name: "Choose today or a later day." }).waitFor();
  expect(await page.getByLabel("How many").first().inputValue()).toBe("8");
  await expectSound(page, "an estimate that was refused");
  await page.getByLabel("Price of one").first().fill("120");
  await page.getByLabel("Holds until").fill(await page.getByLabel("Last day").inputValue());
  await page.getByRole("button", { name: "Send estimate" }).click();
  await page.getByText("Sent. The client is told.").waitFor();
  await page.getByRole("list", { name: "Estimates" }).getByText("$960.00").waitFor();
  await expectSound(page, "estimates of a client");
  expect(complaints).toEqual([]);
});

it("the client reads it from the card and says so, on a phone", async () => {
  const { page, complaints } = await visitor(browser, { viewport: phone });
  await signIn(page, portal.url, "jordan@home.example");
  const card = page.getByRole("article").filter({ hasText: "Good faith estimate" }).last();
  await card.getByText("$960.00").waitFor();
  await card.getByRole("link", { name: /^Read/ }).click();
  await page.getByRole("heading", { level: 1, name: "Good faith estimate" }).waitFor();
  await page.getByText("It is no contract").waitFor();
  await expectSound(page, "an estimate on a phone");
  await page.getByRole("button", { name: "I have read it" }).click();
  await page.getByText("Thank you. Your practice sees that it was read.").waitFor();
  await page.goto(portal.url);
  await page.getByRole("article").filter({ hasText: "Good faith estimate" }).last().getByText("You have read it.").waitFor();
  expect(complaints).toEqual([]);
});

it("staff see who has read it, and take it back without JavaScript, with a reason that the client reads", async () => {
  const { page } = await visitor(browser, { javaScriptEnabled: false });
  await signIn(page, portal.url, "bea@willow.example");
  await page.goto(`${await openChart(page, portal.url)}/billing/estimates`);
  await page.getByText(/^Read by Jordan Lee/).waitFor();
  await page.getByRole("link", { name: "Withdraw the estimate" }).click();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await page.getByRole("link", { name: "Say why: the client reads it." }).waitFor();
  await page.getByLabel("Why you take it back").fill("Your plan covers these sessions.");
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await page.getByText("Withdrawn. The client reads why.").waitFor();
  const client = await visitor(browser, { viewport: phone });
  await signIn(client.page, portal.url, "jordan@home.example");
  await client.page.getByRole("article").filter({ hasText: "Good faith estimate" }).last().getByText("Your plan covers these sessions.").waitFor();
});
