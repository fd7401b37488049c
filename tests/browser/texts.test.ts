import { startSmsServer } from "@anteroom/core/testing";
import type { SmsServer } from "@anteroom/core/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoPortal } from "./support/demo-portal.ts";
import type { DemoPortal } from "./support/demo-portal.ts";
import { expectSound, openBrowser, openChart, phone, signIn, visitor } from "./support/people.ts";

let gateway: SmsServer;
let portal: DemoPortal;
let browser: Browser;
beforeAll(async () => {
  gateway = await startSmsServer();
  portal = await startDemoPortal({ SMS_URL: gateway.url });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.stop();
  await gateway?.stop();
});

const code = (): string => /^\d{6}/.exec(gateway.taken.at(-1)?.body ?? "")?.[0] ?? "";

describe.each([["with", true, "jordan@home.example", "0123"], ["without", false, "ana@home.example", "0199"]])("text messages, %s JavaScript", (_words, javaScriptEnabled, email, last) => {
  it("are turned on with a code, chosen for reminders, ended by STOP, and seen so by both sides", async () => {
    const { page } = await visitor(browser, { viewport: phone, javaScriptEnabled });
    await signIn(page, portal.url, email);
    await page.goto(`${portal.url}/settings/reminders`);
    const number = page.getByLabel("Mobile number");
    await number.fill("12");
    await page.getByRole("button", { name: "Send me a code" }).click();
    const summary = page.getByRole("group", { name: "There is a problem" });
    await summary.getByRole("link", { name: /Write a mobile number/ }).waitFor();
    await summary.getByRole("link", { name: "Tick this to have texts." }).waitFor();
    expect(await number.inputValue()).toBe("12");
    if (javaScriptEnabled) await expectSound(page, "a number that is none");
    await number.fill(`(201) 555-${last}`);
    await page.getByLabel(/I agree to text messages/).check();
    await page.getByRole("button", { name: "Send me a code" }).click();
    const typed = page.getByLabel("Code from the text");
    await typed.fill(code() === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Turn on text messages" }).click();
    await summary.getByRole("link", { name: /That is not the code/ }).waitFor();
    await typed.fill(code());
    await page.getByRole("button", { name: "Turn on text messages" }).click();
    await page.getByText(`Texts go to +1 201 555 ${last}.`).waitFor();
    expect(await page.getByRole("checkbox", { name: /^Text message/ }).isChecked()).toBe(true);
    if (javaScriptEnabled) await expectSound(page, "texts that are on");
    await page.getByRole("checkbox", { name: "Email" }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Your reminders are saved.").waitFor();

    const { body, headers } = gateway.post(`${portal.url}/webhooks/texts/incoming`, { MessageSid: `SM${email}`, From: `+1201555${last}`, Body: "Stop" });
    expect(await (await fetch(`${portal.url}/webhooks/texts/incoming`, { method: "POST", body, headers })).text()).toContain("You get no more texts");
    await page.goto(`${portal.url}/settings/reminders`);
    await page.getByText(/You answered STOP on/).waitFor();
    expect(await page.getByRole("checkbox", { name: /^Text message/ }).count()).toBe(0);
  });
});

describe("staff", () => {
  it("see when somebody agreed and ended texts", async () => {
    const { page } = await visitor(browser);
    await signIn(page, portal.url, "maya@willow.example");
    const chart = await openChart(page, portal.url);
    await page.goto(`${chart}/portal`);
    await page.getByRole("link", { name: /Delivery log/ }).first().click();
    await page.getByText("Answered STOP: gets no text messages").waitFor();
    await expectSound(page, "a delivery log");
  });
});
