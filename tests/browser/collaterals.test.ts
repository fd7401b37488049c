import { expect, it } from "vitest";
import { oneAfterAnother } from "./support/one-after-another.ts";
import { openDemo } from "./support/open-demo.ts";
import { expectSound, openChart, openMail, phone, signIn, visitor } from "./support/people.ts";

const { portal, browser } = await openDemo();
oneAfterAnother();
let appointment = "";

it("staff invite somebody without a portal once the client agrees, and keep what they typed until then", async () => {
  const { page, complaints } = await visitor(browser);
  await signIn(page, portal.url, "maya@willow.example");
  await page.goto(`${await openChart(page, portal.url)}/scheduling`);
  await page.getByRole("main").getByRole("link", { name: /10am to 10:50am/ }).first().click();
  await page.getByText("Invite somebody without a portal").click();
  await page.getByLabel("Name", { exact: true }).fill("Kim Park");
  await page.getByLabel("Who they are").fill("Teacher");
  await page.getByLabel("Email address").fill("kim@school.example");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByRole("link", { name: "Ask the client first. Then tick that they agree." }).waitFor();
  expect(await page.getByLabel("Who they are").inputValue()).toBe("Teacher");
  await expectSound(page, "an invitation without agreement");
  await page.getByLabel("The client agrees that this person is told").check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText("Invited. The mail is on its way.").waitFor();
  await page.getByRole("region", { name: "Also invited" }).getByText("Not answered").waitFor();
  appointment = page.url().split("/").at(-1)?.replace(/\?.*/, "") ?? "";
  expect(complaints).toEqual([]);
});

it("whoever is invited sees when and where behind the link, and says whether they come, on a phone without JavaScript", async () => {
  const { page } = await visitor(browser, { viewport: phone, javaScriptEnabled: false });
  await openMail(page, portal.url, "kim@school.example");
  await page.getByRole("link", { name: "See the appointment" }).click();
  await page.getByRole("heading", { level: 1, name: "You are invited to an appointment" }).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain("Jordan");
  await page.getByRole("button", { name: "I will come" }).click();
  await page.getByText("You said that you come.").waitFor();
  await page.getByRole("button", { name: "I cannot come" }).waitFor();
});

it("the client sees who is invited and takes it back", async () => {
  const { page } = await visitor(browser, { viewport: phone });
  await signIn(page, portal.url, "jordan@home.example");
  await page.goto(`${portal.url}/scheduling/${appointment}`);
  const invited = page.getByRole("region", { name: "Also invited" });
  await invited.getByText("Comes", { exact: true }).waitFor();
  await expectSound(page, "an appointment that somebody is invited to");
  await invited.getByRole("button", { name: "Take the invitation back of Kim Park" }).click();
  await page.getByText("They are not invited any more, and are told.").waitFor();
  await invited.waitFor({ state: "detached" });
});
