import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPortal } from "../../testing/test-portal.ts";
import { createFirstPractice } from "./create-first-practice.ts";

const first = { name: "Harbor House", timeZone: "America/Los_Angeles", country: "US", adminName: "Theo Park", adminEmail: "theo@harbor.example" };

describe.each(testEngines())("the first practice of a portal on $name", ({ name }) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await createTestPortal({ engine: name });
  });
  afterAll(() => portal?.close());

  it("is refused where there is one already", async () => {
    await expect(createFirstPractice(portal.host, first)).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("comes with an administrator, who sets the password by a link that works once", async () => {
    await portal.host.db.hot.run("UPDATE practices SET active = 0");
    const { link } = await createFirstPractice(portal.host, first);
    const token = link.split("/").at(-1) ?? "";
    const browser = openBrowser(portal);
    const typed = { token, password: "nine slow herons wade", passwordAgain: "nine slow herons wade" };
    expect(await browser.call("account.reset.save", typed)).toMatchObject({ state: "active", goTo: "/staff" });
    expect(await browser.call("plugins.list")).toBeDefined();
    await expect(openBrowser(portal).call("account.reset.save", typed)).rejects.toMatchObject({ appCode: "USED" });
  });
});
